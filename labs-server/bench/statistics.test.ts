import assert from 'node:assert/strict';
import { test } from 'node:test';
import { median, medianRatio, slopeOf } from './statistics.ts';

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

test('the slope of a line is found, whatever a few wild points say', () => {
  const line = Array.from({ length: 20 }, (_, x) => ({ x, y: 3 + 0.5 * x }));
  assert.equal(slopeOf(line), 0.5);
  const disturbed = line.map((point) => (point.x % 7 === 3 ? { ...point, y: 1_000 } : point));
  assert.equal(slopeOf(disturbed), 0.5);
  assert.equal(slopeOf(line.toReversed()), 0.5);
});

test('a saw-tooth that comes back to the same level has nearly no slope, one that climbs has its own', () => {
  const saw = Array.from({ length: 100 }, (_, x) => ({ x, y: x % 10 }));
  assert.ok(Math.abs(slopeOf(saw)) < 0.05);
  const climbing = saw.map(({ x, y }) => ({ x, y: y + x }));
  assert.ok(Math.abs(slopeOf(climbing) - 1) < 0.05);
});

test('without two points there is no slope', () => {
  assert.throws(() => slopeOf([{ x: 1, y: 1 }]), RangeError);
});
