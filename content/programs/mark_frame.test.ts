/** The program of the slide "A program of your own", run for real against the labs. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { createServer } from '../../labs-server/src/create-server.ts';
import { pixelsOf } from '../../labs-server/src/video/testing/watcher.ts';
import { pictureSize } from '../../labs-server/wire/video/frame-code.ts';
import { missingForPrograms, startProgram } from './testing/own-program.ts';

/** Addresses of a session's labs. */
interface Place {
  readonly mJpeg: string;
  readonly rtsp: string;
  close(): Promise<void>;
}

const limitMs = 60_000;

async function openPlace(): Promise<Place> {
  const server = await createServer({ port: 0, rtspPort: 0 });
  const made = await fetch(`${server.urls.site}/api/sessions`, { method: 'POST' });
  const { id, labs, rtsp } = (await made.json()) as { id: string; labs: string[]; rtsp: string };
  return {
    mJpeg: `${labs[0]}/s/${id}/1/m-jpeg`,
    rtsp: `${rtsp}/s/${id}/1/rtsp`,
    close: () => server.close(),
  };
}

async function isPublished({ mJpeg }: Place): Promise<boolean> {
  const response = await fetch(`${mJpeg}/status?source=published`);
  const { camera } = (await response.json()) as { camera: { missing?: string } };
  return camera.missing === undefined;
}

/** Whether the picture that is published now has the program's green mark in its upper left corner. */
async function isMarked({ mJpeg }: Place): Promise<boolean> {
  const response = await fetch(`${mJpeg}/snapshot?source=published&quality=95`);
  if (!response.ok) return false;
  const rgba = await pixelsOf(new Uint8Array(await response.arrayBuffer()));
  const [red = 0, green = 0, blue = 0] = rgba.subarray((12 * pictureSize.width + 12) * 4);
  return red < 60 && green > 200 && blue < 60;
}

/** Looks again and again, for a time that is long for any machine. */
async function until(holds: () => Promise<boolean>, words: () => string): Promise<void> {
  const limit = AbortSignal.timeout(limitMs);
  while (!(await holds())) {
    if (limit.aborted) assert.fail(words());
    await pause(50);
  }
}

const missing = missingForPrograms();

describe('mark_frame.py', { skip: missing ?? false }, () => {
  let place: Place;
  before(async () => void (place = await openPlace()));
  after(() => place.close());

  for (const [input, address] of [
    ['snapshots', () => `${place.mJpeg}/snapshot?quality=50`],
    ['M-JPEG', () => `${place.mJpeg}/stream?fps=5&quality=50`],
    ['RTSP', () => `${place.rtsp}/camera`],
  ] as const) {
    test(`reads ${input}, and publishes what it marked; Ctrl+C ends both`, async () => {
      const program = startProgram('mark_frame.py', [address(), `${place.rtsp}/live`]);
      try {
        await until(
          () => isMarked(place),
          () => `nothing marked was published: ${program.output()}`,
        );
      } finally {
        await program.interrupt();
      }
      assert.equal(program.output(), '');
      await until(
        async () => !(await isPublished(place)),
        () => 'it is still published',
      );
    });
  }

  test('an address that nobody can read or publish to is told in one line', async () => {
    const { mJpeg, rtsp } = place;
    const unreadable = startProgram('mark_frame.py', [`${mJpeg}/nowhere/snapshot`, `${rtsp}/live`]);
    assert.equal(await unreadable.ended(), 1);
    assert.match(unreadable.output(), /\/snapshot could not be read: HTTP Error 404/);
    const noPlace = startProgram('mark_frame.py', [`${mJpeg}/snapshot`, `${rtsp}/camera`]);
    assert.equal(await noPlace.ended(), 1);
    assert.match(noPlace.output(), /ffmpeg could not publish to rtsp:/);
  });
});
