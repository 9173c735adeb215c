import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signal } from '@preact/signals';
import { untilSession } from './until-session.ts';

function setUp() {
  const session = signal<object | null>(null);
  const status = signal('checking');
  const timers: (() => void)[] = [];
  let done = false;
  const waiting = untilSession(
    { session, status },
    (_delayMs, callback) => void timers.push(callback),
  );
  void waiting.then(() => (done = true));
  return { session, status, timers, waiting, isDone: () => done };
}

test('it waits until there is a session', async () => {
  const { session, waiting, isDone } = setUp();
  await Promise.resolve();
  assert.equal(isDone(), false);
  session.value = {};
  await waiting;
});

test('without a lab server it does not wait', async () => {
  const { status, waiting } = setUp();
  status.value = 'offline';
  await waiting;
});

test('patience ends', async () => {
  const { timers, waiting } = setUp();
  timers[0]?.();
  await waiting;
});
