import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertSound } from '../testing/decoder-properties.ts';
import { createRandom, fuzzSeed } from '../testing/random.ts';
import { decodeSrtcpPacket, type SrtcpLayout } from './decode-srtcp-packet.ts';

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const gcm: SrtcpLayout = { tagBytes: 16, tag: 'before-index' };
const hmac: SrtcpLayout = { tagBytes: 10, tag: 'after-index' };
/** RFC 7714 section 17.1: AEAD_AES_128_GCM, the packet after encryption, with its ESRTCP word. */
const gcmVector = hex(
  '81c8000d 4d617273 63e94885 dcdab67c a727d766 2f6b7e99 7ff5c0f7 6c06f32d c676a5f1 730d6fda 4ce09b46 86303ded 0bb9275b c84aa458 96cf4d2f c5abf872 45d9eade 800005d4',
);
const read = (bytes: Uint8Array, layout: SrtcpLayout | null) =>
  decodeSrtcpPacket(bytes, { atEnd: true, layout });
const valueOf = (bytes: Uint8Array, layout: SrtcpLayout | null, name: string) =>
  read(bytes, layout).fields.find((field) => field.name === name)?.value;

test('RFC 7714 section 17.1: the sender is clear, the index stands behind the tag', () => {
  const result = read(gcmVector, gcm);
  assert.deepEqual(result.status === 'complete' && result.value, {
    packetType: 200,
    ssrc: 0x4d617273,
  });
  assert.equal(valueOf(gcmVector, gcm, 'SRTCP index'), 0x5d4);
  assert.equal(valueOf(gcmVector, gcm, 'E flag'), 1);
});

test('RFC 3711 section 3.4: with HMAC-SHA1 the index stands before the tag', () => {
  const packet = hex('80c90001 00000007 80000009 00112233445566778899');
  assert.equal(valueOf(packet, hmac, 'SRTCP index'), 9);
  assert.equal(read(packet, hmac).fields.at(-1)?.name, 'authentication tag');
});

test('without the handshake nobody knows where the index is', () => {
  assert.match(read(gcmVector, null).fields.at(-1)?.name ?? '', /index and authentication tag/);
});

test('a packet that has no room for index and tag is told', () => {
  const result = read(gcmVector.subarray(0, 20), hmac);
  assert.equal(result.status === 'malformed' && result.error.code, 'srtcp-packet-too-short');
});

test('random bytes never break the decoder', () => {
  const random = createRandom(fuzzSeed());
  for (let count = 0; count < 300; count += 1) {
    const layout = random.pick([null, gcm, hmac]);
    const decode = (part: Uint8Array, options: { readonly atEnd: boolean }) =>
      decodeSrtcpPacket(part, { ...options, layout });
    assertSound(decode, random.bytes(random.below(60)), true);
  }
});
