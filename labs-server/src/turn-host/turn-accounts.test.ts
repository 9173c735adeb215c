import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { hexText } from '../../wire/stun/bytes.ts';
import { userhashOf } from '../../wire/stun/credentials.ts';
import { createFakeClock } from '../clock/fake-clock.ts';
import { createSlabPool } from '../log/slab-pool.ts';
import { defaultSessionLimits } from '../sessions/session-limits.ts';
import { createSessionStore } from '../sessions/session-store.ts';
import { nodeDigests } from '../turn-server/node-digests.ts';
import { credentialLifetimeSeconds, TurnAccounts } from './turn-accounts.ts';

const realm = 'wireside';

function createAccounts(random: () => number = Math.random) {
  const clock = createFakeClock();
  const pool = createSlabPool(64 * 64 * 1024);
  const limits = { ...defaultSessionLimits, bytesPerSecond: 100, idleExpiryMs: 1e9 };
  const sessions = createSessionStore({ clock, pool, limits, maxSessions: 9, randomBytes });
  const session = sessions.create();
  assert.ok(session);
  return {
    clock,
    sessions,
    session,
    accounts: new TurnAccounts({ clock, random, randomBytes, realm }),
  };
}

test('a credential names its run by an alias, and never the session', () => {
  const { accounts, session } = createAccounts();
  const { username, password } = accounts.issue({ session, run: 1 });
  assert.ok(!username.includes(session.id));
  const user = accounts.find(username);
  assert.deepEqual([user?.password, user?.quotaKey], [password, session.id]);
  assert.equal(accounts.ownerOf(username)?.run, 1);
  assert.notEqual(accounts.issue({ session, run: 2 }).username, username);
  assert.equal(accounts.issue({ session, run: 1 }).username, username);
});

test('a user name that nobody was given finds nobody, and another expiry has another password', () => {
  const { accounts, session } = createAccounts();
  const { username, password } = accounts.issue({ session, run: 1 });
  for (const other of ['', 'alice', `${username}0`, username.replace(/.$/, 'x'), '1:ab']) {
    assert.equal(accounts.find(other), null, other);
  }
  assert.notEqual(accounts.find(username.replace(/^\d+/, '9999999999'))?.password, password);
});

test('a user’s password is worked out when it is asked for', (t) => {
  const { accounts, session } = createAccounts();
  const { username, password } = accounts.issue({ session, run: 1 });
  const hmac = t.mock.method(nodeDigests, 'hmacSha1');
  const user = accounts.find(username);
  assert.equal(hmac.mock.callCount(), 0);
  assert.equal(user?.password, password);
  assert.equal(hmac.mock.callCount(), 1);
});

test('USERHASH finds the user', () => {
  const { accounts, session } = createAccounts();
  const { username } = accounts.issue({ session, run: 1 });
  const userhash = hexText(userhashOf(username, realm, nodeDigests.sha256));
  assert.equal(accounts.findByUserhash(userhash)?.username, username);
  assert.equal(accounts.findByUserhash('0'.repeat(64)), null);
});

test('a credential expires, and is renewed when half of its life is over', () => {
  const { accounts, session, clock } = createAccounts();
  const first = accounts.issue({ session, run: 1 });
  assert.equal(first.expiresAtMs, clock.wallMs() + credentialLifetimeSeconds * 1000);
  assert.equal(accounts.find(first.username)?.expiresAtMs, first.expiresAtMs);
  clock.advance((credentialLifetimeSeconds / 2) * 1000);
  assert.equal(accounts.issue({ session, run: 1 }).username, first.username);
  clock.advance(1000);
  assert.ok(accounts.issue({ session, run: 1 }).expiresAtMs > first.expiresAtMs);
});

test('the end of a session ends its credentials', () => {
  const { accounts, session, sessions } = createAccounts();
  const { username } = accounts.issue({ session, run: 1 });
  sessions.end(session.id, 'deleted');
  assert.deepEqual([accounts.find(username), accounts.ownerOf(username)], [null, null]);
});

test('the runs of a session with credentials are bounded: the eldest loses its own', () => {
  const { accounts, session } = createAccounts();
  const { username } = accounts.issue({ session, run: 0 });
  for (let run = 1; run <= 128; run += 1) accounts.issue({ session, run });
  assert.equal(accounts.find(username), null);
});

test('what is relayed counts as bytes of the session', () => {
  const { accounts, session, clock } = createAccounts();
  const user = accounts.find(accounts.issue({ session, run: 0 }).username);
  assert.deepEqual([user?.spend(100), user?.spend(1)], [true, false]);
  clock.advance(1000);
  assert.equal(user?.spend(1), true);
});

test('the loss of a run is that of its own relays, for each datagram by chance', () => {
  const chances = [0.099, 0.1, 0.5];
  const { accounts, session } = createAccounts(() => chances.shift() ?? 0);
  const { username } = accounts.issue({ session, run: 1 });
  const other = accounts.issue({ session, run: 2 });
  assert.equal(accounts.find(username)?.loses?.(), false, 'without a loss nobody throws the dice');
  accounts.setLoss({ session, run: 1 }, 10);
  const lost = [1, 2, 3].map(() => accounts.find(username)?.loses?.());
  assert.deepEqual(lost, [true, false, false]);
  assert.equal(accounts.find(other.username)?.loses?.(), false);
  accounts.setLoss({ session, run: 1 }, 0);
  assert.equal(accounts.find(username)?.loses?.(), false);
});
