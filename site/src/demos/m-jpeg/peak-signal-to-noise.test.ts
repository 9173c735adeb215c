import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meanSquaredError, peakSignalToNoise } from './peak-signal-to-noise.ts';

const grey = (...values: readonly number[]) =>
  Uint8ClampedArray.from(values.flatMap((value) => [value, value, value, 255]));

test('equal pictures have no error, and no ratio that a number could say', () => {
  assert.equal(meanSquaredError(grey(0, 100), grey(0, 100)), 0);
  assert.equal(peakSignalToNoise(0), Infinity);
});

test('the error is the mean over all pixels, of their luma', () => {
  assert.ok(Math.abs(meanSquaredError(grey(10, 20), grey(10, 24)) - 8) < 1e-9);
  const green = Uint8ClampedArray.of(0, 10, 0, 255);
  const blue = Uint8ClampedArray.of(0, 0, 10, 255);
  const black = grey(0);
  assert.ok(meanSquaredError(green, black) > meanSquaredError(blue, black));
});

test('black for white is 0 dB, and ten times less of squared error is 10 dB more', () => {
  assert.equal(peakSignalToNoise(meanSquaredError(grey(255), grey(0))), 0);
  assert.ok(Math.abs(peakSignalToNoise(6.5025) - 40) < 1e-9);
  assert.ok(Math.abs(peakSignalToNoise(65.025) - 30) < 1e-9);
});
