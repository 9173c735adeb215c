import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { createFakeClock } from '../clock/fake-clock.ts';
import { createSlabPool, slabBytes } from '../log/slab-pool.ts';
import { defaultSessionLimits } from './session-limits.ts';
import { createSessionStore } from './session-store.ts';

function createStore(overrides: { slabs?: number; maxSessions?: number } = {}) {
  const clock = createFakeClock();
  const pool = createSlabPool((overrides.slabs ?? 8) * slabBytes);
  const limits = { ...defaultSessionLimits, idleExpiryMs: 10_000, connections: 2 };
  const maxSessions = overrides.maxSessions ?? 100;
  return {
    clock,
    pool,
    store: createSessionStore({ clock, pool, limits, maxSessions, randomBytes }),
  };
}

test('ids are unguessable and of one length; a text that is none finds nothing', () => {
  const { store } = createStore();
  const ids = [store.create()?.id, store.create()?.id];
  assert.notEqual(ids[0], ids[1]);
  for (const id of ids) assert.match(id ?? '', /^[0-9a-f]{32}$/);
  assert.equal(store.get('__proto__'), null);
  assert.equal(store.get('0'.repeat(32)), null);
  assert.equal(store.get(ids[0] ?? '')?.id, ids[0]);
});

test('an idle session expires, says so once, and gives its slabs back', () => {
  const { clock, pool, store } = createStore();
  const session = store.create();
  assert.ok(session);
  const ends: string[] = [];
  session.onEnd({ sessionEnded: (code) => void ends.push(code) });
  clock.advance(9_000);
  session.touch();
  clock.advance(9_000);
  assert.equal(store.size, 1);
  clock.advance(10_000);
  assert.deepEqual([store.size, pool.used, ends], [0, 0, ['expired']]);
  assert.equal(store.get(session.id), null);
});

test('a pinned session does not expire until it is released', () => {
  const { clock, store } = createStore();
  const session = store.create();
  const release = session?.pin();
  clock.advance(100_000);
  assert.equal(store.size, 1);
  release?.();
  release?.();
  clock.advance(9_000);
  assert.equal(store.size, 1);
  clock.advance(6_000);
  assert.equal(store.size, 0);
});

test('when slabs or sessions are spent there is no new session until one ends', () => {
  for (const { store } of [createStore({ slabs: 2 }), createStore({ maxSessions: 2 })]) {
    const first = store.create();
    assert.ok(first && store.create());
    assert.equal(store.create(), null);
    store.end(first.id, 'deleted');
    assert.ok(store.create());
  }
});

test('what the sessions have only so many of is counted for all of them', () => {
  const { store } = createStore();
  const [one, other] = [store.create(), store.create()];
  assert.ok(one && other);
  assert.ok(one.count('connections') && one.count('connections'));
  assert.equal(one.count('connections'), false);
  assert.ok(other.count('connections'));
  one.uncount('connections');
  assert.equal(store.counted('connections'), 2);
});

test('bytes per second are counted in windows of one second', () => {
  const { clock, store } = createStore();
  const session = store.create();
  assert.ok(session);
  const nowUs = () => clock.monotonicUs();
  const most = defaultSessionLimits.bytesPerSecond;
  assert.equal(session.spend(most, nowUs()), true);
  assert.equal(session.spend(1, nowUs()), false);
  clock.advance(1_000);
  assert.equal(session.spend(1, nowUs()), true);
});

test('stop ends every session as server-stopping and leaves no timer', () => {
  const { clock, store } = createStore();
  const ends: string[] = [];
  store.create()?.onEnd({ sessionEnded: (code) => void ends.push(code) });
  store.stop();
  assert.deepEqual(ends, ['server-stopping']);
  assert.equal(clock.pending(), 0);
});
