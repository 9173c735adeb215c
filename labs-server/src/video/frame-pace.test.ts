import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFakeClock } from '../clock/fake-clock.ts';
import { cameraFramesPerSecond } from './frame.ts';
import { FramePace } from './frame-pace.ts';

test('every number comes once, in order, for as long as it runs', () => {
  const clock = createFakeClock(12_345);
  const pace = new FramePace(clock);
  const numbers: number[] = [];
  pace.start(() => numbers.push(pace.frameNumber));
  clock.advance(10_000);
  const expected = Array.from({ length: 10 * cameraFramesPerSecond }, (_, index) => index + 1);
  assert.deepEqual(numbers, expected);
  pace.stop();
  clock.advance(1_000);
  assert.deepEqual([numbers.length, clock.pending()], [expected.length, 0]);
});

test('numbers go on while nobody is called, and a call that stops it is the last one', () => {
  const clock = createFakeClock();
  const pace = new FramePace(clock);
  clock.advance(500);
  assert.equal(pace.frameNumber, 15);
  assert.equal(pace.elapsedUs, 500_000);
  let calls = 0;
  pace.start(() => {
    calls += 1;
    pace.stop();
  });
  clock.advance(1_000);
  assert.deepEqual([calls, clock.pending()], [1, 0]);
});

test('a process that was halted between two readings of the clock never waits less than no time', () => {
  const clock = createFakeClock();
  let nowUs = 0;
  const delays: number[] = [];
  const pace = new FramePace({
    ...clock,
    monotonicUs: () => (nowUs += 100_000),
    after: (delayMs) => {
      delays.push(delayMs);
      return () => {};
    },
  });
  pace.start(() => {});
  assert.ok(delays.length === 1 && delays.every((delayMs) => delayMs >= 0), String(delays));
});
