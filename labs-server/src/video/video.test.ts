import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { createRandom } from '../../wire/testing/random.ts';
import { jpegFixture } from '../../wire/rtp-jpeg/testing/jpeg-fixture.ts';
import { createFakeClock } from '../clock/fake-clock.ts';
import { createWatcher } from './testing/watcher.ts';
import { createVideo } from './video.ts';

function createTestVideo(seed = 1) {
  const clock = createFakeClock(0);
  const random = createRandom(seed);
  const video = createVideo({
    clock,
    random: () => random.below(2 ** 32) / 2 ** 32,
    camera: null,
  });
  return { clock, video };
}

const settings = { framesPerSecond: 10, quality: 50, threshold: null };

test('the same seed and the same time give the same bytes', async () => {
  const snapshots = [3, 3, 4].map(async (seed) => {
    const { clock, video } = createTestVideo(seed);
    const { camera } = await video.camera('slideshow', 's');
    clock.advance(5_000);
    const frame = await camera?.snapshot({ quality: 50, threshold: null });
    return Buffer.from(frame?.jpeg ?? []).toString('base64');
  });
  const [one, same, other] = await Promise.all(snapshots);
  assert.equal(one, same);
  assert.notEqual(one, other);
});

test('the slideshow is one camera for all; a source that is missing says what to do', async () => {
  const { video } = createTestVideo();
  const [one, other] = await Promise.all([
    video.camera('slideshow', 'a'),
    video.camera('slideshow', 'b'),
  ]);
  assert.ok(one.camera !== null && one.camera === other.camera);
  for (const source of ['webcam', 'published', 'camera'] as const) {
    const { camera, missing } = await video.camera(source, 'a');
    assert.equal(camera, null);
    assert.match(missing ?? '', /^[A-Z].*\. ?.*(?:Start|Publish|names)/s, source);
  }
});

test('once it is closed no timer waits, and no worker, while somebody still watches', async () => {
  const { clock, video } = createTestVideo();
  const { camera } = await video.camera('slideshow', 's');
  const watcher = createWatcher();
  camera?.watch(settings, watcher);
  camera?.watch({ ...settings, threshold: 0.3 }, createWatcher());
  video.close();
  assert.equal(clock.pending(), 0);
  clock.advance(1_000);
  await turn();
  assert.deepEqual([watcher.frames.length, video.detector.isRunning], [0, false]);
  assert.match(watcher.endedBecause ?? '', /stops/);
});

test('once it is closed nobody opens a camera any more', async () => {
  const { clock, video } = createTestVideo();
  video.close();
  for (const source of ['slideshow', 'webcam', 'published', 'camera'] as const) {
    const { camera, missing } = await video.camera(source, 's');
    assert.equal(camera, null, source);
    assert.match(missing ?? '', /stops/);
  }
  assert.equal(await video.openPushed('webcam', 's'), null);
  assert.equal(clock.pending(), 0);
});

test('a camera that is being opened while it is closed is closed, too', async () => {
  const { clock, video } = createTestVideo();
  const [choice, pushed] = [video.camera('slideshow', 's'), video.openPushed('webcam', 's')];
  video.close();
  const watcher = createWatcher();
  (await choice).camera?.watch(settings, watcher);
  (await pushed)?.camera.watch(settings, createWatcher());
  (await pushed)?.source.push(jpegFixture('baseline-420'));
  assert.equal(clock.pending(), 0);
  assert.equal(video.encoders.used, 0);
});
