import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertSound } from '../testing/decoder-properties.ts';
import { createRandom, fuzzSeed } from '../testing/random.ts';
import { decodeSrtpPacket } from './decode-srtp-packet.ts';

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
/** RFC 7714 section 16.1.1: AEAD_AES_128_GCM, the packet after encryption. */
const gcmVector = hex(
  '8040f17b 8041f8d3 5501a0b2 f24de3a3 fb34de6c acba861c 9d7e4bca be633bd5 0d294e6f 42a5f47a 51c7d19b 36de3adf 8833899d 7f27beb1 6a9152cf 765ee439 0cce',
);
const names = (bytes: Uint8Array, tagBytes: number | null) =>
  decodeSrtpPacket(bytes, { atEnd: true, tagBytes }).fields.map(({ name }) => name);

test('RFC 7714 section 16.1.1: the header is clear, then ciphertext and a tag of 16 bytes', () => {
  const result = decodeSrtpPacket(gcmVector, { atEnd: true, tagBytes: 16 });
  assert.equal(result.status, 'complete');
  assert.deepEqual(result.status === 'complete' && result.value, {
    padding: false,
    marker: false,
    payloadType: 64,
    sequenceNumber: 0xf17b,
    timestamp: 0x8041f8d3,
    ssrc: 0x5501a0b2,
    csrcs: [],
    extensionFault: null,
  });
  const [portion, tag] = result.fields.slice(-2);
  assert.deepEqual(portion?.range, { startBit: 96, bitLength: 38 * 8 });
  assert.deepEqual(tag?.range, { startBit: 400, bitLength: 128 });
});

test('without the handshake nobody knows where the tag begins', () => {
  assert.deepEqual(names(gcmVector, null).slice(-1), ['encrypted portion and authentication tag']);
});

test('RFC 3711 section 3.1: padding is encrypted too, so its count is not looked for', () => {
  const padded = Uint8Array.from(gcmVector);
  padded[0] = 0xa0;
  assert.equal(decodeSrtpPacket(padded, { atEnd: true, tagBytes: 16 }).status, 'complete');
});

test('a packet that has no room for the tag is told', () => {
  const cut = gcmVector.subarray(0, 20);
  const result = decodeSrtpPacket(cut, { atEnd: true, tagBytes: 10 });
  assert.equal(result.status === 'malformed' && result.error.code, 'srtp-tag-truncated');
});

test('random bytes never break the decoder', () => {
  const seed = fuzzSeed();
  const random = createRandom(seed);
  for (let count = 0; count < 300; count += 1) {
    const bytes = random.bytes(random.below(60));
    const tagBytes = random.pick([null, 4, 10, 16]);
    const decode = (part: Uint8Array, options: { readonly atEnd: boolean }) =>
      decodeSrtpPacket(part, { ...options, tagBytes });
    assertSound(decode, bytes, true);
  }
});
