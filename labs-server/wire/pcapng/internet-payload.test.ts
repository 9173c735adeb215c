import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandom, fuzzSeed } from '../testing/random.ts';
import { decodeInternetPayload } from './internet-payload.ts';
import { encodeUdpPacket } from './internet-packet.ts';

const end = { address: '127.0.0.1', port: 9 };
const packet = encodeUdpPacket({ source: end, destination: end }, Uint8Array.of(1, 2, 3));

test('a packet that is cut has no payload', () => {
  for (let length = 0; length < packet.length; length += 1) {
    assert.equal(decodeInternetPayload(packet.subarray(0, length)), null);
  }
});

test('padding behind the packet is no payload', () => {
  const padded = new Uint8Array(60);
  padded.set(packet);
  assert.deepEqual(decodeInternetPayload(padded), Uint8Array.of(1, 2, 3));
});

test('another protocol, another version and any bytes at all have none, and never throw', () => {
  const other = packet.slice();
  other[9] = 1;
  assert.equal(decodeInternetPayload(other), null);
  assert.equal(decodeInternetPayload(Uint8Array.of(0x50)), null);
  const seed = fuzzSeed();
  const random = createRandom(seed);
  for (let round = 0; round < 500; round += 1) {
    const payload = decodeInternetPayload(random.bytes(random.below(80)));
    assert.ok(payload === null || payload.length < 80, `FUZZ_SEED=${seed}`);
  }
});
