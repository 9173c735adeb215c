import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LookMeter } from './look-meter.ts';

test('before the first answer nobody can say', () => {
  const meter = new LookMeter();
  assert.deepEqual([meter.count, meter.perSecond, meter.tookMs], [0, null, null]);
});

test('per second counts from when the first picture was taken up; one slow answer does not move the median', () => {
  const meter = new LookMeter();
  for (const [tookMs, atMs] of [
    [100, 1100],
    [100, 1250],
    [900, 2200],
    [100, 2500],
    [120, 3000],
  ] as const) {
    meter.add(tookMs, atMs);
  }
  assert.deepEqual([meter.count, meter.perSecond, meter.tookMs], [5, 2.5, 100]);
});

test('the median is that of the newest 300', () => {
  const meter = new LookMeter();
  for (let index = 0; index < 1000; index += 1) meter.add(index < 600 ? 500 : 100, index * 500);
  assert.deepEqual([meter.count, meter.tookMs], [1000, 100]);
});
