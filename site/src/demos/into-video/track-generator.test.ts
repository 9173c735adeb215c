import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateTrack, noTrackGenerator } from './track-generator.ts';

test('a browser without it says what it lacks, and who has it', () => {
  assert.throws(() => generateTrack({}), new Error(noTrackGenerator));
  assert.match(noTrackGenerator, /VideoTrackGenerator is for workers/);
});

/** A browser whose stream of frames is closed, with a track in this state. */
function closedBrowser(readyState: MediaStreamTrackState) {
  let closedFrames = 0;
  class Generator {
    readonly readyState = readyState;
    readonly writable = new WritableStream({ start: (controller) => controller.error('closed') });
  }
  class Frame {
    close(): void {
      closedFrames += 1;
    }
  }
  const globals = { MediaStreamTrackGenerator: Generator, VideoFrame: Frame, MediaStream: Object };
  return {
    track: generateTrack(globals as unknown as Parameters<typeof generateTrack>[0]),
    closedFrames: () => closedFrames,
  };
}

test('a frame that comes after the track was stopped is let go without an error', async () => {
  const { track, closedFrames } = closedBrowser('ended');
  await track.write({} as ImageBitmap);
  assert.equal(closedFrames(), 1);
});

test('a frame that a live track refuses is an error', async () => {
  const { track, closedFrames } = closedBrowser('live');
  await assert.rejects(track.write({} as ImageBitmap), (error) => error === 'closed');
  assert.equal(closedFrames(), 1);
});
