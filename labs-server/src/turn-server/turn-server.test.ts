import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attribute, findValue } from '../../wire/stun/attribute.ts';
import { shortTermKey } from '../../wire/stun/credentials.ts';
import {
  addFingerprint,
  addMessageIntegrity,
  encodeStunMessage,
} from '../../wire/stun/encode-message.ts';
import { fingerprint } from '../../wire/stun/fingerprint.ts';
import { judgeMessageIntegrity } from '../../wire/stun/integrity.ts';
import { software } from '../../wire/stun/software.ts';
import { unknownAttributes } from '../../wire/stun/unknown-attributes.ts';
import { username } from '../../wire/stun/username.ts';
import { xorMappedAddress } from '../../wire/stun/xor-mapped-address.ts';
import { turnMethods } from '../../wire/turn/methods.ts';
import { requestedTransport } from '../../wire/turn/requested-transport.ts';
import { nodeDigests } from './node-digests.ts';
import { alice, codeOf, createTestServer, messageOf } from './testing/test-server.ts';

const request = { messageClass: 'request', method: 1, transactionId: new Uint8Array(12) } as const;
const binding = encodeStunMessage({ ...request, attributes: [] });
const unknownRequired = { type: 0x0031, encode: () => new Uint8Array(0) };

test('Binding tells the address from which the request came', () => {
  const { connect } = createTestServer();
  const client = connect();
  const reply = messageOf(client.exchange(binding)[0]);
  assert.deepEqual(findValue(reply.attributes, xorMappedAddress), client.fiveTuple.client);
  assert.deepEqual(reply.transactionId, request.transactionId);
  assert.equal(findValue(reply.attributes, fingerprint), undefined);
});

test('a server that pretends a NAT tells another address', () => {
  const pretended = { address: '203.0.113.7', port: 40_000 };
  const { connect } = createTestServer({ mappedAddressOf: () => pretended });
  const reply = messageOf(connect().exchange(binding)[0]);
  assert.deepEqual(findValue(reply.attributes, xorMappedAddress), pretended);
});

test('FINGERPRINT is answered with FINGERPRINT, and a wrong one with nothing', () => {
  const { connect, server } = createTestServer();
  const signed = addFingerprint(binding);
  const reply = messageOf(connect().exchange(signed)[0]);
  assert.notEqual(findValue(reply.attributes, fingerprint), undefined);
  assert.deepEqual(
    connect().exchange(signed.map((byte, at) => (at === signed.length - 1 ? byte ^ 1 : byte))),
    [],
  );
  assert.equal(server.counters.malformed, 1);
});

test('MESSAGE-INTEGRITY is checked and answered with the same key', () => {
  const { connect } = createTestServer();
  const named = encodeStunMessage({ ...request, attributes: [attribute(username, 'alice')] });
  const key = shortTermKey(alice.password);
  const [bytes] = connect().exchange(addMessageIntegrity(named, key, nodeDigests.hmacSha1));
  const { attributes } = messageOf(bytes);
  assert.ok(bytes);
  assert.equal(judgeMessageIntegrity(bytes, attributes, key, nodeDigests.hmacSha1), 'valid');
  const forged = addMessageIntegrity(named, shortTermKey('wrong'), nodeDigests.hmacSha1);
  assert.equal(codeOf(messageOf(connect().exchange(forged)[0])), 401);
});

test('an unknown comprehension-required attribute gets 420 with its type', () => {
  const { connect } = createTestServer();
  const bytes = encodeStunMessage({ ...request, attributes: [unknownRequired] });
  const reply = messageOf(connect().exchange(bytes)[0]);
  assert.equal(codeOf(reply), 420);
  assert.deepEqual(findValue(reply.attributes, unknownAttributes), [0x0031]);
  const optional = { type: 0xc057, encode: () => new Uint8Array(4) };
  const fine = encodeStunMessage({ ...request, attributes: [optional] });
  assert.equal(codeOf(messageOf(connect().exchange(fine)[0])), 0);
});

test('MESSAGE-INTEGRITY without USERNAME gets 400 (RFC 8489 section 9.1.3)', () => {
  const { connect } = createTestServer();
  const signed = addMessageIntegrity(binding, shortTermKey(alice.password), nodeDigests.hmacSha1);
  assert.equal(codeOf(messageOf(connect().exchange(signed)[0])), 400);
});

test('whoever asks is known before the attributes are looked at: 401 comes before 420', () => {
  const { connect } = createTestServer();
  const attributes = [attribute(username, 'alice'), unknownRequired];
  const named = encodeStunMessage({ ...request, attributes });
  const signed = (password: string) =>
    addMessageIntegrity(named, shortTermKey(password), nodeDigests.hmacSha1);
  assert.equal(codeOf(messageOf(connect().exchange(signed('wrong'))[0])), 401);
  const [bytes] = connect().exchange(signed(alice.password));
  const reply = messageOf(bytes);
  assert.equal(codeOf(reply), 420);
  assert.ok(bytes);
  const key = shortTermKey(alice.password);
  assert.equal(judgeMessageIntegrity(bytes, reply.attributes, key, nodeDigests.hmacSha1), 'valid');
});

test('a request that cannot be read gets 400, and is counted', () => {
  const { connect, server } = createTestServer();
  const broken = { type: requestedTransport.type, encode: () => new Uint8Array(1) };
  const draft = { ...request, method: turnMethods.Allocate, attributes: [broken] };
  assert.equal(codeOf(messageOf(connect().exchange(encodeStunMessage(draft))[0])), 400);
  assert.deepEqual([server.counters.malformed, server.counters.refused], [1, 1]);
});

test('a method that is not supported, and a class that its method has not, are discarded (RFC 8489 section 6.3)', () => {
  const { connect, server } = createTestServer();
  const broken = { type: requestedTransport.type, encode: () => new Uint8Array(1) };
  const { Send, Data } = turnMethods;
  for (const method of [0x002, 0x00a, Send, Data]) {
    for (const attributes of [[], [broken]]) {
      const bytes = encodeStunMessage({ ...request, method, attributes });
      assert.deepEqual(connect().exchange(bytes), []);
    }
  }
  assert.deepEqual([server.counters.malformed, server.counters.refused], [8, 0]);
});

test('responses and indications of anybody are answered with nothing', () => {
  const { connect } = createTestServer();
  for (const messageClass of ['indication', 'success response', 'error response'] as const) {
    for (const method of [1, ...Object.values(turnMethods)]) {
      const bytes = encodeStunMessage({ ...request, messageClass, method, attributes: [] });
      assert.deepEqual(connect().exchange(bytes), []);
    }
  }
});

test('a reply to a request without credentials is at most twice as long as the request', () => {
  const { connect } = createTestServer();
  const methods = [1, 2, 0x00a, ...Object.values(turnMethods)];
  const attributes = [
    [],
    [attribute(requestedTransport, 17)],
    [unknownRequired],
    [unknownRequired, { ...unknownRequired, type: 0x0032 }],
    [attribute(username, 'alice')],
    ...Array.from({ length: 60 }, (_, length) => [attribute(software, 'x'.repeat(length))]),
    [{ type: requestedTransport.type, encode: () => new Uint8Array(0) }],
  ];
  let answered = 0;
  for (const method of methods) {
    for (const list of attributes) {
      const plain = encodeStunMessage({ ...request, method, attributes: list });
      const wrong = addMessageIntegrity(plain, new Uint8Array(16), nodeDigests.hmacSha1);
      for (const bytes of [plain, addFingerprint(plain), wrong]) {
        const replies = connect().exchange(bytes);
        const length = replies.reduce((sum, reply) => sum + reply.length, 0);
        assert.ok(
          length <= 2 * bytes.length,
          `${length} bytes for ${bytes.length}, method ${method}`,
        );
        answered += replies.length;
      }
    }
  }
  assert.ok(answered > 900);
});

test('random bytes and broken messages throw nothing, and get no more than an error', () => {
  const seed = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  const { connect } = createTestServer();
  let state = seed;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % below;
  };
  const client = connect();
  client.ask(turnMethods.Allocate, [attribute(requestedTransport, 17)]);
  const good = client.bytesOf(turnMethods.ChannelBind, [attribute(software, 'abc')]);
  for (let round = 0; round < 3_000; round += 1) {
    const bytes = round % 2 === 0 ? good.slice(0, random(good.length + 1)) : good.slice();
    for (let times = random(6); times >= 0; times -= 1) {
      if (bytes.length > 0) bytes[random(bytes.length)] = random(256);
    }
    try {
      for (const reply of client.exchange(bytes)) assert.notEqual(codeOf(messageOf(reply)), 0);
    } catch (error) {
      throw new Error(`FUZZ_SEED=${seed}, round ${round}`, { cause: error });
    }
  }
});
