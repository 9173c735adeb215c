import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { encodeStunMessage } from '../../wire/stun/encode-message.ts';
import { FiveTuple } from './five-tuple.ts';
import { takeUnits } from './take-units.ts';
import { createTestServer } from './testing/test-server.ts';

const binding = encodeStunMessage({
  messageClass: 'request',
  method: 1,
  transactionId: randomBytes(12),
  attributes: [],
});

function createSubject() {
  const { server } = createTestServer();
  const at = { address: '127.0.0.1', port: 50_000 };
  const sent: Uint8Array[] = [];
  const client = {
    fiveTuple: new FiveTuple('tcp', at, { ...at, port: 3478 }),
    isBehind: false,
    send: (bytes: Uint8Array) => void sent.push(bytes),
  };
  return { server, sent, take: (bytes: Uint8Array) => takeUnits(server, client, bytes) };
}

test('whole units are taken, and the beginning of the next one is left', () => {
  const { take, sent } = createSubject();
  assert.equal(take(Buffer.concat([binding, binding, binding.subarray(0, 10)])), 40);
  assert.equal(sent.length, 2);
  assert.equal(take(binding.subarray(0, 19)), 0);
  assert.equal(take(new Uint8Array(0)), 0);
  assert.equal(sent.length, 2);
});

test('what is neither STUN nor ChannelData is counted, after the units before it were taken', () => {
  const { take, sent, server } = createSubject();
  assert.equal(take(Buffer.concat([binding, Uint8Array.of(0x96)])), null);
  assert.deepEqual([sent.length, server.counters.malformed], [1, 1]);
});
