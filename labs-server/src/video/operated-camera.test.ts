import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFakeClock } from '../clock/fake-clock.ts';
import { createBudget } from './budget.ts';
import { Detector } from './detection/detector.ts';
import { hasFfmpeg } from './ffmpeg-source.ts';
import { OperatedCamera } from './operated-camera.ts';
import { createWatcher } from './testing/watcher.ts';

const skip = (await hasFfmpeg()) ? false : 'ffmpeg is not installed';
const settings = { framesPerSecond: 5, quality: 50, threshold: null };

function createOperated() {
  const clock = createFakeClock();
  const encoders = createBudget(4);
  const detector = new Detector(clock, () => assert.fail('nobody asked for detection'));
  const name = '/nowhere/film.mp4';
  return { clock, operated: new OperatedCamera(name, { clock, encoders, detector }) };
}

test(
  'it is one camera for all, and ends with the process: who watches is told',
  { skip },
  async () => {
    const { clock, operated } = createOperated();
    const [one, other] = [await operated.choose(), await operated.choose()];
    assert.ok(one.camera !== null && one.camera === other.camera);
    const watcher = createWatcher();
    one.camera.watch(settings, watcher);
    operated.close('The lab server stops.');
    assert.equal(watcher.endedBecause, 'The lab server stops.');
    assert.equal(clock.pending(), 0);
  },
);
