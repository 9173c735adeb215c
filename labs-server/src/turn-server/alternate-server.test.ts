import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alternateDomain } from '../../wire/stun/alternate-domain.ts';
import { alternateServer } from '../../wire/stun/alternate-server.ts';
import { attribute, findValue } from '../../wire/stun/attribute.ts';
import { longTermKey, shortTermKey } from '../../wire/stun/credentials.ts';
import type { StunMessage } from '../../wire/stun/decode-message.ts';
import { addMessageIntegrity, encodeStunMessage } from '../../wire/stun/encode-message.ts';
import { judgeMessageIntegrity, judgeMessageIntegritySha256 } from '../../wire/stun/integrity.ts';
import { bindingMethod } from '../../wire/stun/message-type.ts';
import { software } from '../../wire/stun/software.ts';
import { username } from '../../wire/stun/username.ts';
import { turnMethods } from '../../wire/turn/methods.ts';
import { requestedTransport } from '../../wire/turn/requested-transport.ts';
import type { AlternateServer } from './alternate-server.ts';
import { nodeDigests } from './node-digests.ts';
import { alice, codeOf, createTestServer, messageOf, realm } from './testing/test-server.ts';

const { Allocate, Refresh } = turnMethods;
/** Long enough for a challenge with everything. */
const udp = [attribute(requestedTransport, 17), attribute(software, 'a client of 2020')];
const modern = { ...alice, speaks: 'RFC 8489' } as const;
const ipv4 = { address: '192.0.2.77', port: 3478 };
const ipv6 = { address: '2001:db8::77', port: 3478 };
const elsewhere: AlternateServer = { addresses: [ipv4, ipv6], domain: 'turn.example' };

const serversOf = ({ attributes }: StunMessage) =>
  attributes
    .filter(({ definition }) => definition === alternateServer)
    .map(({ value }) => (value as { address: string }).address);

test('RFC 8489 section 10: Allocate gets 300, with the address of the client’s family first', () => {
  const { connect, server, network } = createTestServer({ alternateOf: () => elsewhere });
  const reply = connect().ask(Allocate, udp);
  assert.equal(codeOf(reply), 300);
  assert.deepEqual(serversOf(reply), [ipv4.address, ipv6.address]);
  assert.deepEqual(findValue(reply.attributes, alternateServer), ipv4);
  const overIpv6 = connect(alice, 'udp', '2001:db8::7').ask(Allocate, udp);
  assert.deepEqual(serversOf(overIpv6), [ipv6.address, ipv4.address]);
  assert.deepEqual([server.counters.allocations, network.relays], [0, []]);
});

test('section 14.8: 300 comes after the challenge only, and MESSAGE-INTEGRITY protects it', () => {
  const { connect } = createTestServer({ alternateOf: () => elsewhere });
  const client = connect();
  assert.equal(codeOf(client.once(Allocate, udp)), 401);
  const { attributes } = client.ask(Allocate, udp);
  const bytes = client.received.at(-1) ?? new Uint8Array();
  const key = longTermKey({ ...alice, realm }, nodeDigests.md5);
  assert.equal(judgeMessageIntegrity(bytes, attributes, key, nodeDigests.hmacSha1), 'valid');
  const wrong = connect({ ...alice, password: 'wrong' });
  assert.equal(codeOf(wrong.ask(Allocate, udp)), 401);
});

test('section 10: ALTERNATE-DOMAIN is there over TLS, for who is known by MESSAGE-INTEGRITY-SHA256', () => {
  const { connect } = createTestServer({ alternateOf: () => elsewhere });
  const client = connect(modern, 'tls');
  const { attributes } = client.ask(Allocate, udp);
  assert.equal(findValue(attributes, alternateDomain), 'turn.example');
  const bytes = client.received.at(-1) ?? new Uint8Array();
  const key = longTermKey({ ...alice, realm }, nodeDigests.sha256);
  const { hmacSha256 } = nodeDigests;
  assert.equal(judgeMessageIntegritySha256(bytes, attributes, key, hmacSha256), 'valid');
  for (const transport of ['udp', 'tcp'] as const) {
    const reply = connect(modern, transport).ask(Allocate, udp);
    assert.equal(codeOf(reply), 300);
    assert.equal(findValue(reply.attributes, alternateDomain), undefined);
  }
});

test('a client that could not go there is served here', () => {
  const { connect } = createTestServer({ alternateOf: () => elsewhere });
  // Over TLS, a client of RFC 5389 would look for our own name in the other certificate.
  assert.equal(codeOf(connect(alice, 'tls').ask(Allocate, udp)), 0);
  const other = createTestServer({ alternateOf: () => ({ addresses: [ipv6], domain: null }) });
  assert.equal(codeOf(other.connect().ask(Allocate, udp)), 0);
});

test('with the same certificate there, no domain is needed', () => {
  const { connect } = createTestServer({
    alternateOf: () => ({ addresses: [ipv4], domain: null }),
  });
  const reply = connect(alice, 'tls').ask(Allocate, udp);
  assert.deepEqual([codeOf(reply), serversOf(reply)], [300, [ipv4.address]]);
  assert.equal(findValue(reply.attributes, alternateDomain), undefined);
});

test('an allocation that is there already is not sent elsewhere', () => {
  let isFull = false;
  const { connect } = createTestServer({ alternateOf: () => (isFull ? elsewhere : null) });
  const client = connect();
  assert.equal(codeOf(client.ask(Allocate, udp)), 0);
  isFull = true;
  assert.equal(codeOf(client.ask(Refresh)), 0);
  assert.equal(codeOf(client.ask(Allocate, udp)), 437);
  assert.equal(codeOf(connect().ask(Allocate, udp)), 300);
});

test('Binding gets 300 with credentials only: without, "it MUST NOT be sent", and the request is answered', () => {
  const { connect } = createTestServer({ alternateOf: () => elsewhere });
  const draft = {
    messageClass: 'request',
    method: bindingMethod,
    transactionId: new Uint8Array(12),
  } as const;
  const plain = encodeStunMessage({ ...draft, attributes: [] });
  assert.equal(codeOf(messageOf(connect().exchange(plain)[0])), 0);
  const named = encodeStunMessage({ ...draft, attributes: [attribute(username, 'alice')] });
  assert.equal(codeOf(messageOf(connect().exchange(named)[0])), 0);
  const key = shortTermKey(alice.password);
  const signed = addMessageIntegrity(named, key, nodeDigests.hmacSha1);
  const [bytes] = connect().exchange(signed);
  assert.ok(bytes);
  const reply = messageOf(bytes);
  assert.deepEqual([codeOf(reply), serversOf(reply)], [300, [ipv4.address, ipv6.address]]);
  assert.equal(judgeMessageIntegrity(bytes, reply.attributes, key, nodeDigests.hmacSha1), 'valid');
});
