import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FrameMeter } from './frame-meter.ts';

test('a frame that is shown already does not count again, and a gap in the numbers is a missed frame', () => {
  const meter = new FrameMeter(10);
  assert.deepEqual(
    [30, 30, 33, 42].map((number, index) => meter.show(number, index)),
    [true, false, true, true],
  );
  assert.equal(meter.shown, 3);
  assert.equal(meter.missed, 2);
  assert.equal(meter.newest, 42);
});

test('numbers that are not evenly apart at 20 frames per second are no missed frames', () => {
  const meter = new FrameMeter(20);
  for (const number of [0, 1, 3, 4, 6, 7]) meter.show(number, number);
  assert.equal(meter.missed, 0);
});

test('the latency is the median, and unknown without a clock or a frame', () => {
  const meter = new FrameMeter(10);
  const clock = { zeroMs: 0, uncertaintyMs: 1 };
  assert.equal(meter.medianLatencyMs(clock), null);
  meter.show(30, 1010);
  meter.show(33, 1130);
  meter.show(36, 1900);
  assert.equal(Math.round(meter.medianLatencyMs(clock) ?? NaN), 30);
  assert.equal(meter.medianLatencyMs(null), null);
});
