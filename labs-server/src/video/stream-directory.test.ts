import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { jpegFixture } from '../../wire/rtp-jpeg/testing/jpeg-fixture.ts';
import { createFakeClock } from '../clock/fake-clock.ts';
import type { Frame } from '../labs/rtsp/live-stream.ts';
import { createSessionStore } from '../sessions/session-store.ts';
import { createSlabPool } from '../log/slab-pool.ts';
import { fillServerOptions } from '../server-options.ts';
import { missingSources } from './missing.ts';
import { createStreamDirectory, credentials } from './stream-directory.ts';
import { createVideo } from './video.ts';

function createDirectory() {
  const clock = createFakeClock();
  const { sessionLimits: limits, maxSessions, randomBytes } = fillServerOptions({});
  const pool = createSlabPool(1024 * 1024);
  const sessions = createSessionStore({ clock, pool, limits, maxSessions, randomBytes });
  const video = createVideo({ clock, random: () => 0, camera: null });
  return { clock, sessions, video, directory: createStreamDirectory({ clock, sessions, video }) };
}

/** Resolves with the first frame of what plays at `path`, or with `ended`. */
async function firstOf(
  { clock, directory }: ReturnType<typeof createDirectory>,
  path: string,
): Promise<Frame | 'ended'> {
  const stream = directory.find(path)?.stream;
  assert.ok(stream !== undefined && !('absent' in stream), path);
  const first = Promise.withResolvers<Frame | 'ended'>();
  const leave = stream.watch(first.resolve, () => first.resolve('ended'));
  const waiting = Symbol('nothing yet');
  for (;;) {
    const came = await Promise.race([first.promise, turn(waiting)]);
    if (came !== waiting) {
      leave();
      return first.promise;
    }
    clock.advance(34);
  }
}

test('a name is looked for at the root and below a living session and its run', () => {
  const { directory, sessions } = createDirectory();
  const created = sessions.create();
  assert.ok(created !== null);
  const below = (name: string) => `/s/${created.id}/3/rtsp/${name}`;
  assert.deepEqual(directory.ownerOf(below('camera')), { session: created.id, run: 3 });
  assert.equal(directory.ownerOf('/camera'), null);
  for (const name of ['camera', 'detected', 'private', 'webcam', 'operated', 'live']) {
    assert.ok(directory.find(`/${name}`) !== null, name);
    assert.ok(directory.find(below(name)) !== null, name);
  }
  for (const path of [
    '/',
    '',
    '/other',
    '/toString',
    '/camera/',
    '/s/none/1/rtsp/camera',
    below('other'),
    `/s/${created.id}/1/other/camera`,
    `/s/${created.id}/x/rtsp/camera`,
  ]) {
    assert.equal(directory.find(path), null, path);
  }
});

test('only one stream asks for a password; only one takes what is published', () => {
  const { directory } = createDirectory();
  const names = ['camera', 'detected', 'private', 'webcam', 'operated', 'live'];
  const places = names.map((name) => directory.find(`/${name}`));
  const guarded = names.filter((_, index) => places[index]?.credentials !== null);
  assert.deepEqual(guarded, ['private']);
  assert.equal(directory.find('/private')?.credentials, credentials);
  const published = names.filter((_, index) => (places[index]?.publish ?? null) !== null);
  assert.deepEqual(published, ['live']);
});

test('the camera begins when somebody watches it, and rests when he leaves', async () => {
  const parts = createDirectory();
  const before = parts.clock.pending();
  const frame = await firstOf(parts, '/camera');
  assert.ok(frame !== 'ended');
  assert.deepEqual([...frame.jpeg.subarray(0, 2)], [0xff, 0xd8]);
  assert.equal(parts.video.encoders.used, 0);
  assert.equal(parts.clock.pending(), before);
});

test('a camera that is not there is told with what is missing', () => {
  const { directory } = createDirectory();
  for (const [path, absent] of [
    ['/webcam', missingSources.webcam],
    ['/operated', missingSources.camera],
  ] as const) {
    assert.deepEqual(directory.find(path)?.stream, { absent });
  }
});

test('one who leaves before the camera is open is never told of a frame', async () => {
  const { clock, directory, video } = createDirectory();
  const stream = directory.find('/camera')?.stream;
  assert.ok(stream !== undefined && !('absent' in stream));
  stream.watch(
    () => assert.fail('he left'),
    () => assert.fail('he left'),
  )();
  const { camera } = await video.camera('slideshow', '');
  clock.advance(1_000);
  assert.equal(camera?.readers, 0);
});

test('when all encoders are taken the stream ends at once', async () => {
  const parts = createDirectory();
  while (parts.video.encoders.take() !== null);
  assert.equal(await firstOf(parts, '/camera'), 'ended');
});

test('a session plays its own webcam', async () => {
  const parts = createDirectory();
  const [own, other] = [parts.sessions.create(), parts.sessions.create()];
  const pushed = await parts.video.openPushed('webcam', own?.id ?? '');
  pushed?.source.push(jpegFixture('baseline-420'));
  const first = (id = '') => firstOf(parts, `/s/${id}/1/rtsp/webcam`);
  assert.notEqual(await first(own?.id), 'ended');
  assert.deepEqual(parts.directory.find(`/s/${other?.id}/1/rtsp/webcam`)?.stream, {
    absent: missingSources.webcam,
  });
});
