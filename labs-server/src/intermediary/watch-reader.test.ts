import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFakeClock } from '../clock/fake-clock.ts';
import { stalledAfterMs } from '../labs/stalled-end.ts';
import { takenBytes, watchReader } from './watch-reader.ts';

function setUp() {
  const clock = createFakeClock();
  const reader = { taken: 0 as number | null, waiting: 10 };
  let stalled = 0;
  const stop = watchReader(
    clock,
    { takenBytes: () => reader.taken, waitingBytes: () => reader.waiting },
    () => (stalled += 1),
  );
  const pass = (): void => clock.advance(stalledAfterMs);
  return { reader, stop, pass, stalled: () => stalled };
}

test('a reader that takes nothing while bytes wait has stalled, and that is told once', () => {
  const { pass, stalled } = setUp();
  pass();
  assert.equal(stalled(), 1);
  pass();
  assert.equal(stalled(), 1);
});

test('a slow reader that takes a little each time is waited for', () => {
  const { reader, pass, stalled } = setUp();
  for (reader.taken = 1; reader.taken < 4; reader.taken += 1) pass();
  assert.equal(stalled(), 0);
});

test('nobody has stalled while nothing waits, or while nobody can read', () => {
  const { reader, pass, stalled } = setUp();
  reader.waiting = 0;
  pass();
  reader.waiting = 10;
  reader.taken = null;
  pass();
  pass();
  assert.equal(stalled(), 0);
});

test('whoever stops watching is told nothing', () => {
  const { stop, pass, stalled } = setUp();
  stop();
  pass();
  assert.equal(stalled(), 0);
});

test('what a socket took is what was written without what still waits', () => {
  assert.equal(takenBytes({ bytesWritten: 100, writableLength: 30 }), 70);
});
