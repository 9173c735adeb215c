import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCanvas } from '@napi-rs/canvas';
import { createRandom } from '../../wire/testing/random.ts';
import { frameCodeModulus, pictureSize, readFrameCode } from '../../wire/video/frame-code.ts';
import { registerFont } from './font.ts';
import { drawStamp } from './stamp.ts';

const { width, height } = pictureSize;

function stamped(number: number, wallMs: number): Buffer {
  registerFont();
  const canvas = createCanvas(width, height);
  drawStamp(canvas.getContext('2d'), number, wallMs);
  return canvas.data();
}

test('the number is read from the pixels, from the first frame to the last that has a code', () => {
  const seed = 5;
  const random = createRandom(seed);
  const numbers = [0, frameCodeModulus - 1];
  for (let round = 0; round < 10; round += 1) numbers.push(random.below(frameCodeModulus));
  for (const number of numbers) {
    assert.equal(readFrameCode(stamped(number, 0)), number, `seed ${seed}`);
  }
});

test('the time is drawn too: another millisecond is another picture', () => {
  assert.ok(stamped(1, 1_000).equals(stamped(1, 1_000)));
  assert.ok(!stamped(1, 1_000).equals(stamped(1, 1_001)));
});

test('text and code do not overlap, however long the number is', () => {
  const rgba = stamped(frameCodeModulus - 1, 0);
  assert.equal(readFrameCode(rgba), frameCodeModulus - 1);
  // The dark ground of the text ends at the right edge of the picture.
  const at = ((height - 1) * width + width - 1) * 4;
  assert.ok((rgba[at + 3] ?? 0) > 0);
});
