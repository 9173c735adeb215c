import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { createRandom } from '../../../wire/testing/random.ts';
import { createFakeClock } from '../../clock/fake-clock.ts';
import type { Frame } from '../../labs/rtsp/live-stream.ts';
import { createStreamDirectory } from '../stream-directory.ts';
import { pixelsOf } from '../testing/watcher.ts';
import { createVideo } from '../video.ts';

/** Its slideshow begins with a photo in which the model finds something. */
const seed = 2;

function createTestDirectory() {
  const clock = createFakeClock(0);
  const random = createRandom(seed);
  const chance = () => random.below(2 ** 32) / 2 ** 32;
  const video = createVideo({ clock, random: chance, camera: null });
  const sessions = { get: () => null };
  return { clock, video, directory: createStreamDirectory({ clock, sessions, video }) };
}

type TestDirectory = ReturnType<typeof createTestDirectory>;

function failAtEnd(): void {
  assert.fail('the stream ended');
}

/** Watches what plays at `path`. */
function watch({ directory }: TestDirectory, path: string) {
  const stream = directory.find(path)?.stream;
  assert.ok(stream !== undefined && !('absent' in stream));
  const frames: Frame[] = [];
  return { frames, stop: stream.watch((frame) => void frames.push(frame), failAtEnd) };
}

/** Pixels of about the colour of the boxes: JPEG stores it at half the resolution. */
async function yellowPixels({ jpeg }: Frame): Promise<number> {
  const rgba = await pixelsOf(jpeg);
  let count = 0;
  for (let at = 0; at < rgba.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = rgba.subarray(at, at + 3);
    if (red > 215 && green > 170 && green < 240 && blue < 90) count += 1;
  }
  return count;
}

/** The first frame for which `isWanted`; the clock goes on in steps of a frame of RTSP. */
async function untilFrame(
  { clock }: TestDirectory,
  frames: readonly Frame[],
  isWanted: () => boolean,
): Promise<Frame> {
  for (;;) {
    const before = frames.length;
    clock.advance(67);
    await turn();
    const newest = frames.at(-1);
    if (frames.length > before && newest !== undefined && isWanted()) return newest;
  }
}

test('`detected` plays the frames of `camera` with the objects marked', async () => {
  const parts = createTestDirectory();
  const plain = watch(parts, '/camera');
  const marked = watch(parts, '/detected');
  const { camera } = await parts.video.camera('slideshow', '');
  assert.ok(camera);
  const isFound = () => camera.detection.objectsFrom(0.3).length > 0;
  await untilFrame(parts, marked.frames, isFound);
  const [one, other] = [
    await untilFrame(parts, plain.frames, isFound),
    await untilFrame(parts, marked.frames, isFound),
  ];
  const [without, withBoxes] = [await yellowPixels(one), await yellowPixels(other)];
  assert.ok(withBoxes > without + 200, `${without} and ${withBoxes} pixels`);
  plain.stop();
  marked.stop();
  parts.video.close();
});
