import assert from 'node:assert/strict';
import { test } from 'node:test';
import { every } from './every.ts';
import { createFakeClock } from './fake-clock.ts';

test('advance calls what falls due, in order, at its own instant', () => {
  const clock = createFakeClock(0);
  const calls: string[] = [];
  clock.after(20, () => calls.push(`second at ${clock.wallMs()}`));
  clock.after(10, () => calls.push(`first at ${clock.monotonicUs()}`));
  const cancel = clock.after(15, () => calls.push('cancelled'));
  cancel();
  clock.advance(30);
  assert.deepEqual(calls, ['first at 10000', 'second at 20']);
  assert.equal(clock.wallMs(), 30);
});

test('every repeats until it is stopped, also from within its own callback', () => {
  const clock = createFakeClock(0);
  let calls = 0;
  const stop = every(clock, 10, () => {
    calls += 1;
    if (calls === 3) stop();
  });
  clock.advance(100);
  assert.equal(calls, 3);
  assert.equal(clock.pending(), 0);
});
