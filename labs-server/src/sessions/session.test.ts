import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFakeClock } from '../clock/fake-clock.ts';
import { createSessionLog } from '../log/session-log.ts';
import { createSlabPool, slabBytes } from '../log/slab-pool.ts';
import { createSession } from './session.ts';
import { defaultSessionLimits } from './session-limits.ts';

const limits = {
  ...defaultSessionLimits,
  idleExpiryMs: 1_000,
  channels: 2,
  bytesPerSecond: 100,
  messagesPerSecond: 2,
};

function newSession() {
  const clock = createFakeClock();
  const pool = createSlabPool(slabBytes);
  const log = createSessionLog(pool, slabBytes);
  assert.ok(log);
  return { clock, pool, session: createSession('0'.repeat(32), log, clock, limits) };
}

test('a session expires after its idle time, which begins anew with each activity', () => {
  const { clock, session } = newSession();
  clock.advance(999);
  session.touch();
  clock.advance(999);
  assert.equal(session.expired, false);
  assert.equal(session.expiresAtMs, clock.wallMs() + 1);
  clock.advance(1);
  assert.equal(session.expired, true);
});

test('a pinned session does not expire; when the last pin is released, the idle time begins', () => {
  const { clock, session } = newSession();
  const [first, second] = [session.pin(), session.pin()];
  clock.advance(5_000);
  first();
  first();
  assert.equal(session.expired, false, 'a release counts once');
  clock.advance(5_000);
  assert.equal(session.expired, false);
  second();
  clock.advance(999);
  assert.equal(session.expired, false);
  clock.advance(1);
  assert.equal(session.expired, true);
});

test('what is counted is limited kind by kind, and what is given back can be had again', () => {
  const { session } = newSession();
  assert.ok(session.count('channels') && session.count('channels'));
  assert.equal(session.count('channels'), false);
  assert.ok(session.count('connections'));
  session.uncount('channels');
  assert.deepEqual(session.counts, {
    connections: 1,
    heldRequests: 0,
    webSockets: 0,
    channels: 1,
  });
  assert.ok(session.count('channels'));
  assert.equal(session.count('channels'), false);
});

test('bytes are bounded second by second', () => {
  const { session } = newSession();
  assert.equal(session.spend(100, 0), true);
  assert.equal(session.spend(1, 999_999), false);
  assert.equal(session.spend(100, 1_000_000), true);
  assert.equal(session.spend(1, 1_000_001), false);
});

test('messages are bounded second by second', () => {
  const { session } = newSession();
  const counted = [0, 1, 999_999, 1_000_000].map((timeUs) => session.countMessage(timeUs));
  assert.deepEqual(counted, [true, true, false, true]);
});

test('bytes are activity, noted to the second', () => {
  const { clock, session } = newSession();
  clock.advance(900);
  session.spend(1, 2_000_000);
  assert.equal(session.expiresAtMs, clock.wallMs() + 1_000);
  clock.advance(900);
  session.spend(1, 2_900_000);
  assert.equal(session.expiresAtMs, clock.wallMs() + 100);
});

test('a limit is told to who listens, until it stops listening', () => {
  const { session } = newSession();
  const told: unknown[] = [];
  const stop = session.onLimit((message) => told.push(message));
  const message = { run: 3, code: 'too-many-channels', detail: 'Close one.' } as const;
  session.tellLimit(message);
  stop();
  session.tellLimit(message);
  assert.deepEqual(told, [{ type: 'limit', ...message }]);
});

test('a session ends once, with the first code, and gives the memory of its log back', () => {
  const { pool, session } = newSession();
  const codes: string[] = [];
  session.onEnd({ sessionEnded: (code) => void codes.push(code) });
  const formerListener = { sessionEnded: () => void codes.push('not any more') };
  session.onEnd(formerListener);
  session.offEnd(formerListener);
  assert.equal(pool.take(), null);
  session.end('expired');
  session.end('server-stopping');
  assert.deepEqual(codes, ['expired']);
  assert.equal(session.ended, 'expired');
  assert.ok(pool.take());
});
