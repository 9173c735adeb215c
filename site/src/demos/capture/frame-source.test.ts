import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fittedSize } from './frame-source.ts';

test('a frame fits into the picture of the lab, in its own proportions, and is never enlarged', () => {
  assert.deepEqual(fittedSize(640, 360), { width: 640, height: 360 });
  assert.deepEqual(fittedSize(1920, 1080), { width: 640, height: 360 });
  assert.deepEqual(fittedSize(640, 480), { width: 480, height: 360 });
  assert.deepEqual(fittedSize(720, 1280), { width: 203, height: 360 });
  assert.deepEqual(fittedSize(320, 240), { width: 320, height: 240 });
});
