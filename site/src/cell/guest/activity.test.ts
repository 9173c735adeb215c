import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as nextTick } from 'node:timers/promises';
import { trackActivity } from './activity.ts';

class FakeSource {
  static readonly CLOSED = 2;
  readyState = 0;
}

/** A realm with what is tracked; the rest of `globalThis` is not touched. */
function createScope() {
  let settle: ((value: string) => void) | null = null;
  const timers = new Map<number, () => void>();
  let nextId = 1;
  const setTimer = (callback: () => void): number => {
    timers.set(nextId, callback);
    return nextId++;
  };
  const scope = {
    setTimeout: setTimer,
    setInterval: setTimer,
    clearTimeout: (id: number) => void timers.delete(id),
    fetch: () => new Promise<string>((resolve) => (settle = resolve)),
    EventSource: FakeSource,
  };
  const isActive = trackActivity(scope as unknown as typeof globalThis);
  return { scope, timers, isActive, settle: () => settle?.('done') };
}

test('a timer is activity until it fired or was cleared; a repeating one until it was cleared', () => {
  const { scope, timers, isActive } = createScope();
  assert.equal(isActive(), false);
  const id = scope.setTimeout(() => undefined);
  assert.equal(isActive(), true);
  timers.get(id)?.();
  assert.equal(isActive(), false);
  const repeating = scope.setInterval(() => undefined);
  timers.get(repeating)?.();
  assert.equal(isActive(), true);
  scope.clearTimeout(repeating);
  assert.equal(isActive(), false);
});

test('a request is activity until it is answered', async () => {
  const { scope, isActive, settle } = createScope();
  const answer = scope.fetch();
  assert.equal(isActive(), true);
  settle();
  await answer;
  await nextTick(0);
  assert.equal(isActive(), false);
});

test('a connection is activity until it is closed, and stays what it was to the cell', () => {
  const { scope, isActive } = createScope();
  const source = new scope.EventSource();
  assert.equal(source instanceof scope.EventSource, true);
  assert.equal(scope.EventSource.name, 'FakeSource');
  assert.equal(scope.EventSource.CLOSED, 2);
  assert.equal(isActive(), true);
  source.readyState = 2;
  assert.equal(isActive(), false);
});
