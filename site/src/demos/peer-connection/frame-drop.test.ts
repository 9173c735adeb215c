import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FrameDropper } from './frame-drop.ts';

test('without a share every frame goes on, with the whole share none does', () => {
  const dropper = new FrameDropper(Math.random);
  assert.equal(
    [1, 2, 3].every(() => dropper.keeps()),
    true,
  );
  dropper.share = 1;
  assert.equal(
    [1, 2].some(() => dropper.keeps()),
    false,
  );
  assert.deepEqual(dropper.count, { seen: 5, dropped: 2 });
});

test('a share drops the frames whose lot is below it', () => {
  const lots = [0.05, 0.1, 0.5];
  const dropper = new FrameDropper(() => lots.shift() ?? 0);
  dropper.share = 0.1;
  assert.deepEqual([dropper.keeps(), dropper.keeps(), dropper.keeps()], [false, true, true]);
});
