import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandom } from '../testing/random.ts';
import {
  encodeFrameCode,
  frameCodeCellPixels,
  frameCodeModulus,
  frameCodeTop,
  pictureSize,
  readFrameCode,
} from './frame-code.ts';

function pictureOf(cells: readonly boolean[]): Uint8Array {
  const rgba = new Uint8Array(pictureSize.width * pictureSize.height * 4).fill(120);
  cells.forEach((isWhite, index) => {
    for (let y = 0; y < frameCodeCellPixels; y += 1) {
      const pixel = (frameCodeTop + y) * pictureSize.width + index * frameCodeCellPixels;
      rgba.fill(isWhite ? 250 : 5, pixel * 4, (pixel + frameCodeCellPixels) * 4);
    }
  });
  return rgba;
}

test('every number is read back from its cells', () => {
  const seed = 4;
  const random = createRandom(seed);
  const numbers = [0, 1, 255, 256, frameCodeModulus - 1];
  for (let round = 0; round < 50; round += 1) numbers.push(random.below(frameCodeModulus));
  for (const number of numbers) {
    assert.equal(readFrameCode(pictureOf(encodeFrameCode(number))), number, `seed ${seed}`);
  }
});

test('a number above 24 bits starts again', () => {
  assert.equal(readFrameCode(pictureOf(encodeFrameCode(frameCodeModulus + 7))), 7);
});

test('a picture without the code, or with one wrong cell, has no number', () => {
  assert.equal(readFrameCode(pictureOf([])), null);
  const cells = encodeFrameCode(123_456);
  for (let wrong = 0; wrong < cells.length; wrong += 1) {
    const damaged = cells.map((cell, index) => (index === wrong ? !cell : cell));
    assert.equal(readFrameCode(pictureOf(damaged)), null, `cell ${wrong}`);
  }
});

test('the checksum is CRC-8: that of the byte 0x31 is 0x97', () => {
  const low = encodeFrameCode(0x31).slice(-8);
  assert.equal(parseInt(low.map((bit) => (bit ? '1' : '0')).join(''), 2), 0x97);
});
