import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attribute, findValue } from '../../wire/stun/attribute.ts';
import { longTermKey } from '../../wire/stun/credentials.ts';
import { encodeStunMessage } from '../../wire/stun/encode-message.ts';
import { judgeMessageIntegritySha256, judgeMessageIntegrity } from '../../wire/stun/integrity.ts';
import { nonce } from '../../wire/stun/nonce.ts';
import { passwordAlgorithmList } from '../../wire/stun/password-algorithms.ts';
import { realm as realmAttribute } from '../../wire/stun/realm.ts';
import { software } from '../../wire/stun/software.ts';
import { username } from '../../wire/stun/username.ts';
import { addMessageIntegrity } from '../../wire/stun/encode-message.ts';
import { passwordAlgorithm } from '../../wire/stun/password-algorithm.ts';
import { lifetime } from '../../wire/turn/lifetime.ts';
import { turnMethods } from '../../wire/turn/methods.ts';
import { requestedTransport } from '../../wire/turn/requested-transport.ts';
import { nodeDigests } from './node-digests.ts';
import { alice, codeOf, createTestServer, messageOf, realm } from './testing/test-server.ts';

const { Allocate, Refresh, CreatePermission } = turnMethods;
const udp = attribute(requestedTransport, 17);
/** Long enough for a challenge with everything. */
const long = [udp, attribute(software, 'a client of 2020')];

test('a request without credentials gets 401 with realm, nonce and algorithms, and no integrity', () => {
  const { connect } = createTestServer();
  const reply = connect().once(Allocate, long);
  assert.equal(codeOf(reply), 401);
  assert.equal(findValue(reply.attributes, realmAttribute), realm);
  assert.match(findValue(reply.attributes, nonce) ?? '', /^obMatJos2wAAA/);
  const offered = findValue(reply.attributes, passwordAlgorithmList);
  assert.deepEqual(
    offered?.map(({ algorithm }) => algorithm),
    [2, 1],
  );
});

test('a client of RFC 5389 has MD5 and MESSAGE-INTEGRITY in the response', () => {
  const { connect } = createTestServer();
  const client = connect();
  const reply = client.ask(Allocate, long);
  const key = longTermKey({ ...alice, realm }, nodeDigests.md5);
  const bytes = client.received.at(-1) ?? new Uint8Array();
  assert.equal(judgeMessageIntegrity(bytes, reply.attributes, key, nodeDigests.hmacSha1), 'valid');
});

test('a client of RFC 8489 has SHA-256, USERHASH and MESSAGE-INTEGRITY-SHA256 in the response', () => {
  const { connect } = createTestServer();
  const client = connect({ ...alice, speaks: 'RFC 8489' });
  const reply = client.ask(Allocate, long);
  assert.equal(codeOf(reply), 0);
  const key = longTermKey({ ...alice, realm }, nodeDigests.sha256);
  const bytes = client.received.at(-1) ?? new Uint8Array();
  const { hmacSha256, hmacSha1 } = nodeDigests;
  assert.equal(judgeMessageIntegritySha256(bytes, reply.attributes, key, hmacSha256), 'valid');
  assert.equal(judgeMessageIntegrity(bytes, reply.attributes, key, hmacSha1), 'missing');
});

test('a MESSAGE-INTEGRITY-SHA256 that was cut gets 401: TURN does not allow it (RFC 8489 section 14.6)', () => {
  const { connect } = createTestServer();
  const client = connect({ ...alice, speaks: 'RFC 8489' });
  client.ask(Allocate, long);
  const bytes = client.bytesOf(Refresh, []);
  const valueStart = bytes.length - 32;
  const cut = bytes.slice(0, valueStart + 16);
  new DataView(cut.buffer).setUint16(2, cut.length - 20);
  new DataView(cut.buffer).setUint16(valueStart - 2, 16);
  const key = longTermKey({ ...alice, realm }, nodeDigests.sha256);
  const digest = nodeDigests.hmacSha256(key, cut.subarray(0, valueStart - 4));
  cut.set(digest.subarray(0, 16), valueStart);
  assert.equal(codeOf(messageOf(client.exchange(cut)[0])), 401);
});

test('a wrong password, an unknown user and an expired one get 401 again', () => {
  const { connect, users, clock } = createTestServer();
  const codes = [
    { ...alice, password: 'wrong' },
    { ...alice, password: 'wrong', speaks: 'RFC 8489' as const },
    { username: 'mallory', password: 'secret' },
  ].map((account) => codeOf(connect(account).ask(Allocate, long)));
  assert.deepEqual(codes, [401, 401, 401]);
  const user = users.get('alice');
  assert.ok(user);
  users.set('alice', { ...user, expiresAtMs: clock.wallMs() + 1000 });
  assert.equal(codeOf(connect().ask(Allocate, long)), 0);
  clock.advance(1000);
  assert.equal(codeOf(connect().ask(Allocate, long)), 401);
});

test('a nonce is good for its client only, and for a time: then it gets 438 with a new one', () => {
  const { connect, clock } = createTestServer();
  const client = connect();
  client.ask(Allocate, long);
  assert.equal(codeOf(client.once(Refresh, [attribute(lifetime, 3600)])), 0);
  clock.advance(601_000);
  const stale = client.once(Refresh, [attribute(lifetime, 3600)]);
  assert.equal(codeOf(stale), 438);
  assert.notEqual(findValue(stale.attributes, nonce), undefined);
  assert.equal(codeOf(client.ask(Refresh, [attribute(lifetime, 3600)])), 0);
  const thief = connect();
  const stolen = client.bytesOf(Allocate, [udp]);
  assert.equal(codeOf(messageOf(thief.exchange(stolen)[0])), 438);
});

test('credentials in part get 400', () => {
  const { connect } = createTestServer();
  const bare = encodeStunMessage({
    messageClass: 'request',
    method: Allocate,
    transactionId: new Uint8Array(12),
    attributes: [udp, attribute(username, 'alice')],
  });
  const bytes = addMessageIntegrity(bare, new Uint8Array(16), nodeDigests.hmacSha1);
  assert.equal(codeOf(messageOf(connect().exchange(bytes)[0])), 400);
});

test('PASSWORD-ALGORITHMS that were shortened on the way get 400', () => {
  const { connect } = createTestServer();
  const client = connect();
  client.ask(Allocate, long);
  const md5 = { algorithm: 1, parameters: new Uint8Array(0) };
  const lists = [
    [attribute(passwordAlgorithm, md5)],
    [attribute(passwordAlgorithmList, [md5]), attribute(passwordAlgorithm, md5)],
  ];
  const codes = lists.map((list) => codeOf(client.once(Refresh, list)));
  assert.deepEqual(codes, [400, 400]);
});

test('an allocation is used with the user name that made it, else 441', () => {
  const { connect, server } = createTestServer();
  const client = connect();
  client.ask(Allocate, long);
  const bob = connect({ username: 'bob', password: 'secret' });
  Object.assign(bob, { fiveTuple: client.fiveTuple });
  assert.equal(codeOf(bob.ask(Refresh, [attribute(lifetime, 0)])), 441);
  assert.equal(server.counters.allocations, 1);
});

test('without an allocation a request gets 437, an attribute that nobody knows 420', () => {
  const { connect } = createTestServer();
  assert.equal(codeOf(connect().ask(CreatePermission, long)), 437);
  const unknown = { type: 0x0031, encode: () => new Uint8Array(4) };
  assert.equal(codeOf(connect().ask(Allocate, [...long, unknown])), 420);
});
