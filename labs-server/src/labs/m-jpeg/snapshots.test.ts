import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFakeClock } from '../../clock/fake-clock.ts';
import type { Camera } from '../../video/camera.ts';
import { createVideo } from '../../video/video.ts';
import { createSnapshots, maxSnapshots } from './snapshots.ts';

async function openCamera(): Promise<Camera> {
  const video = createVideo({ clock: createFakeClock(), random: () => 0, camera: null });
  const { camera } = await video.camera('slideshow', 's');
  return camera ?? assert.fail('no camera');
}

const settings = { quality: 50, threshold: null };

test('who asks for what is being made gets the same bytes, and later new ones', async () => {
  const camera = await openCamera();
  const snapshots = createSnapshots();
  const [one, same] = [snapshots.take(camera, settings), snapshots.take(camera, settings)];
  assert.equal(one, same);
  const first = await one;
  assert.notEqual(await snapshots.take(camera, settings), first);
});

test('so many different ones are made at the same time; then there is room again', async () => {
  const camera = await openCamera();
  const snapshots = createSnapshots();
  const taken = Array.from({ length: maxSnapshots }, (_, index) =>
    snapshots.take(camera, { ...settings, quality: 10 + index }),
  );
  assert.ok(!taken.includes('full'));
  assert.equal(snapshots.take(camera, { ...settings, quality: 90 }), 'full');
  assert.equal(snapshots.take(camera, { ...settings, quality: 10 }), taken[0]);
  await Promise.all(taken);
  assert.notEqual(snapshots.take(camera, { ...settings, quality: 90 }), 'full');
});

test('one that fails leaves its place', async () => {
  const camera = await openCamera();
  const broken = Object.assign(Object.create(camera) as Camera, {
    snapshot: () => Promise.reject(new Error('no memory')),
  });
  const snapshots = createSnapshots();
  for (let round = 0; round <= maxSnapshots; round += 1) {
    const taken = snapshots.take(broken, settings);
    assert.notEqual(taken, 'full');
    await assert.rejects(Promise.resolve(taken), /no memory/);
  }
});
