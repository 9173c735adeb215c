import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatBytes, formatCount, formatTime, plural } from './quantities.ts';

test('times read like a stopwatch, and never go below zero', () => {
  const cases: [number, string][] = [
    [-300, '0.0 ms'],
    [0, '0.0 ms'],
    [1_400, '1.4 ms'],
    [999_960, '1.000 s'],
    [4_012_000, '4.012 s'],
    [11_030_000, '11.03 s'],
    [123_456_000, '123.5 s'],
  ];
  for (const [microseconds, text] of cases) assert.equal(formatTime(microseconds), text);
});

test('sizes have a unit, counts a separator', () => {
  assert.equal(formatBytes(38), '38 B');
  assert.equal(formatBytes(6301), '6,301 B');
  assert.equal(formatBytes(51_200), '51.2 kB');
  assert.equal(formatBytes(999_960), '1.0 MB');
  assert.equal(formatCount(50_000), '50,000');
  assert.equal(plural(1, 'record'), '1 record');
  assert.equal(plural(7, 'record'), '7 records');
});
