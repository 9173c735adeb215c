import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frameClock, latencyMs } from './frame-clock.ts';

/** A camera whose frame 0 was due at 1000 ms, asked at these times; each answer takes 20 ms, half of it on the way there. */
const samplesAt = (...times: readonly number[]) =>
  times.map((askedMs) => ({
    frameNumber: Math.floor(((askedMs + 10 - 1000) * 30) / 1000),
    askedMs,
    answeredMs: askedMs + 20,
  }));

test('the zero of the camera lies within the uncertainty, and more answers make it smaller', () => {
  const one = frameClock(samplesAt(5003));
  const many = frameClock(samplesAt(5003, 5180, 5290, 5391, 5514));
  assert.ok(one !== null && many !== null);
  for (const { zeroMs, uncertaintyMs } of [one, many]) {
    assert.ok(Math.abs(zeroMs - 1000) <= uncertaintyMs, `${zeroMs} ± ${uncertaintyMs}`);
  }
  assert.ok(many.uncertaintyMs < one.uncertaintyMs);
});

test('answers that no clock agrees with, and no answers at all, give none', () => {
  assert.equal(frameClock([]), null);
  const [before] = samplesAt(5000);
  assert.ok(before !== undefined);
  assert.equal(frameClock([before, { frameNumber: 0, askedMs: 6000, answeredMs: 6020 }]), null);
});

test('a latency counts from when the frame was due, and is never negative', () => {
  const clock = { zeroMs: 1000, uncertaintyMs: 5 };
  assert.equal(Math.round(latencyMs(clock, 30, 2120)), 120);
  assert.equal(latencyMs(clock, 30, 1990), 0);
});
