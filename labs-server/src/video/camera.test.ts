import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandom } from '../../wire/testing/random.ts';
import { createFakeClock } from '../clock/fake-clock.ts';
import { createBudget } from './budget.ts';
import type { Camera } from './camera.ts';
import { Detector } from './detection/detector.ts';
import type { FrameSettings } from './frame.ts';
import { openCamera } from './open-camera.ts';
import { openSlideshow } from './slideshow.ts';
import { createWatcher, drawnNumber } from './testing/watcher.ts';

const seed = 7;
const settings: FrameSettings = { framesPerSecond: 30, quality: 75, threshold: null };

async function openTestCamera(maxEncoders = 4) {
  const clock = createFakeClock(0);
  const random = createRandom(seed);
  const source = await openSlideshow(() => random.below(2 ** 32) / 2 ** 32);
  const watched: boolean[] = [];
  const told = { ...source, watched: (isWatched: boolean) => void watched.push(isWatched) };
  const encoders = createBudget(maxEncoders);
  const detector = new Detector(clock, () => assert.fail('nobody asked for detection'));
  const camera = openCamera({ clock, source: told, encoders, detector });
  return { clock, camera, encoders, watched };
}

function watch(camera: Camera, wanted: Partial<FrameSettings> = {}) {
  const watcher = createWatcher();
  const leave = camera.watch({ ...settings, ...wanted }, watcher);
  assert.ok(leave !== null);
  return { watcher, leave };
}

test('a frame shows its own number, in pixels that survive JPEG of any quality', async () => {
  for (const quality of [10, 50, 95]) {
    const { clock, camera } = await openTestCamera();
    const { watcher, leave } = watch(camera, { quality });
    clock.advance(1_234);
    await watcher.has(1);
    clock.advance(34);
    await watcher.has(2);
    leave();
    for (const { number, jpeg } of watcher.frames) {
      assert.equal(await drawnNumber(jpeg), number, `quality ${quality}, seed ${seed}`);
    }
    assert.ok((watcher.frames[1]?.number ?? 0) > (watcher.frames[0]?.number ?? 0));
  }
});

const steps = (numbers: readonly number[]) =>
  numbers.slice(1).map((number, index) => number - (numbers[index] ?? 0));

test('a reader gets as many frames per second as it asked for', async () => {
  const { clock, camera } = await openTestCamera();
  const slow = watch(camera, { framesPerSecond: 5 });
  const fast = watch(camera, { framesPerSecond: 10, quality: 20 });
  for (let tenth = 1; tenth <= 20; tenth += 1) {
    clock.advance(100);
    await fast.watcher.has(tenth);
    await slow.watcher.has(Math.ceil(tenth / 2));
  }
  const [numbersOfFast, numbersOfSlow] = [fast, slow].map(({ watcher }) =>
    watcher.frames.map(({ number }) => number),
  );
  // The first comes at once, the others in step with the clock.
  assert.deepEqual(new Set(steps(numbersOfFast ?? []).slice(1)), new Set([3]));
  assert.deepEqual(new Set(steps(numbersOfSlow ?? []).slice(1)), new Set([6]));
  slow.leave();
  fast.leave();
});

test('readers with equal settings get the same bytes, encoded once', async () => {
  const { clock, camera, encoders } = await openTestCamera();
  const [one, other] = [watch(camera), watch(camera)];
  const different = watch(camera, { quality: 30 });
  assert.equal(encoders.used, 2);
  clock.advance(34);
  await Promise.all([one.watcher.has(1), other.watcher.has(1), different.watcher.has(1)]);
  assert.equal(one.watcher.frames[0], other.watcher.frames[0]);
  assert.notEqual(one.watcher.frames[0], different.watcher.frames[0]);
  assert.deepEqual(
    camera.encoders.map(({ encoded }) => encoded),
    [1, 1],
  );
  for (const { leave } of [one, other, different]) leave();
  assert.equal(encoders.used, 0);
});

test('a reader that is not ready misses the frame, and nothing is encoded for it alone', async () => {
  const { clock, camera } = await openTestCamera();
  const { watcher, leave } = watch(camera);
  watcher.ready = false;
  clock.advance(1_000);
  assert.equal(camera.encoders[0]?.encoded, 0);
  watcher.ready = true;
  clock.advance(34);
  await watcher.has(1);
  assert.equal(watcher.frames[0]?.number, 31);
  leave();
});

test('without readers no clock runs and the source rests', async () => {
  const { clock, camera, watched } = await openTestCamera();
  const [one, other] = [watch(camera), watch(camera, { quality: 30 })];
  one.leave();
  one.leave();
  assert.equal(clock.pending(), 1);
  other.leave();
  assert.equal(clock.pending(), 0);
  assert.deepEqual(watched, [true, false]);
  const frame = await camera.snapshot({ quality: 75, threshold: null });
  assert.equal(await drawnNumber(frame?.jpeg ?? new Uint8Array()), 0);
  assert.deepEqual(watched, [true, false, true, false]);
});

test('encoders are bounded; a reader that shares one still has room', async () => {
  const { camera } = await openTestCamera(1);
  const first = watch(camera);
  const different = { ...settings, quality: 30 };
  assert.equal(camera.hasRoomFor(different), false);
  assert.equal(camera.watch(different, createWatcher()), null);
  assert.equal(camera.hasRoomFor(settings), true);
  const second = watch(camera);
  first.leave();
  second.leave();
  assert.equal(camera.hasRoomFor(different), true);
});

test('when the source is gone, readers are told why, and so are those who come later', async () => {
  const { camera } = await openTestCamera();
  const { watcher } = watch(camera);
  camera.end('The webcam was stopped.');
  assert.equal(watcher.endedBecause, 'The webcam was stopped.');
  assert.equal(watch(camera).watcher.endedBecause, 'The webcam was stopped.');
});

test('once the source is gone no clock runs, all encoders are back, and who leaves later changes nothing', async () => {
  const { clock, camera, encoders, watched } = await openTestCamera();
  const { watcher, leave } = watch(camera);
  camera.end('The webcam was stopped.');
  camera.end('Another reason.');
  assert.equal(watcher.endedBecause, 'The webcam was stopped.');
  assert.deepEqual([clock.pending(), encoders.used, watched], [0, 0, [true, false]]);
  leave();
  assert.equal(await camera.snapshot({ quality: 75, threshold: null }), null);
  clock.advance(1_000);
  assert.deepEqual([watcher.frames.length, watched], [0, [true, false]]);
});
