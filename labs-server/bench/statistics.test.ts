import assert from 'node:assert/strict';
import { test } from 'node:test';
import { median, medianRatio } from './statistics.ts';

test('the median is the middle value, or the mean of the two middle ones', () => {
  assert.equal(median([9, 1, 5]), 5);
  assert.equal(median([4, 1, 100, 2]), 3);
  assert.equal(median([7]), 7);
  assert.throws(() => median([]), RangeError);
});

test('the values stay in their order', () => {
  const values = [3, 1, 2];
  median(values);
  assert.deepEqual(values, [3, 1, 2]);
});

test('the ratio of pairs is that of each pair, not of the medians', () => {
  const pairs = [
    { measured: 9, baseline: 10 },
    { measured: 90, baseline: 100 },
    { measured: 1, baseline: 10 },
  ];
  assert.equal(medianRatio(pairs), 0.9);
  assert.throws(() => medianRatio([]), RangeError);
});
