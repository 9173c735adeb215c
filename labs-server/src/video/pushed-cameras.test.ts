import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFakeClock } from '../clock/fake-clock.ts';
import { createBudget } from './budget.ts';
import { Detector } from './detection/detector.ts';
import { openCamera } from './open-camera.ts';
import { maxPushed, PushedCameras } from './pushed-cameras.ts';
import { PushedSource } from './pushed-source.ts';
import { createWatcher } from './testing/watcher.ts';

const broken = () => Promise.reject(new Error('no canvas'));
const settings = { framesPerSecond: 5, quality: 50, threshold: null };

function createPushed(open?: () => Promise<never>) {
  const clock = createFakeClock();
  const encoders = createBudget(4);
  const detector = new Detector(clock, () => assert.fail('nobody asked for detection'));
  return new PushedCameras(
    open ??
      (async () => {
        const source = new PushedSource();
        return { source, camera: openCamera({ clock, source, encoders, detector }) };
      }),
  );
}

test('there are so many at most; one that ends makes room', async () => {
  const pushed = createPushed();
  const opened = [];
  for (let number = 0; number < maxPushed; number += 1) {
    opened.push(await pushed.open(`webcam ${number}`));
  }
  assert.ok(opened.every((camera) => camera !== null));
  assert.equal(await pushed.open('one more'), null);
  assert.equal(pushed.get('one more'), null);
  opened[0]?.end('stopped');
  opened[0]?.end('stopped');
  assert.ok((await pushed.open('one more')) !== null);
  assert.equal(await pushed.open('and another'), null);
});

test('a newer one takes the place of the one before, whose readers are told', async () => {
  const pushed = createPushed();
  const first = await pushed.open('webcam');
  const watcher = createWatcher();
  first?.camera.watch(settings, watcher);
  const second = await pushed.open('webcam');
  assert.match(watcher.endedBecause ?? '', /newer source/);
  assert.equal(pushed.get('webcam'), second?.camera);
  first?.end('its connection closed');
  assert.equal(pushed.get('webcam'), second?.camera, 'the end of the old one changes nothing');
});

test('of two that are opened at the same time the later one stays, and no place is lost', async () => {
  const pushed = createPushed();
  const [first, second] = await Promise.all([pushed.open('webcam'), pushed.open('webcam')]);
  assert.equal(pushed.get('webcam'), second?.camera);
  first?.end('gone');
  second?.end('gone');
  for (let number = 0; number < maxPushed; number += 1) {
    assert.ok((await pushed.open(`webcam ${number}`)) !== null, String(number));
  }
});

test('one that cannot be opened takes no place', async () => {
  const pushed = createPushed(broken);
  for (let number = 0; number < maxPushed + 1; number += 1) {
    await assert.rejects(pushed.open('webcam'), /no canvas/);
  }
});
