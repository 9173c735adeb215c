import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hexText } from '../stun/bytes.ts';
import { decodeChannelData } from './decode-channel-data.ts';
import { encodeChannelData } from './encode-channel-data.ts';

test('RFC 8656 section 12.5: on a stream the message is padded to 4 bytes', () => {
  const data = Uint8Array.of(1, 2, 3, 4, 5);
  assert.equal(hexText(encodeChannelData(0x4000, data, 'datagram')), '400000050102030405');
  assert.equal(hexText(encodeChannelData(0x4000, data, 'stream')), '400000050102030405000000');
});

test('what is written is read', () => {
  for (const framing of ['datagram', 'stream'] as const) {
    for (let length = 0; length < 9; length += 1) {
      const bytes = encodeChannelData(0x4fff, new Uint8Array(length), framing);
      const result = decodeChannelData(bytes, { atEnd: true }, framing);
      if (result.status !== 'complete') return assert.fail(result.status);
      assert.equal(result.byteLength, bytes.length);
      const data = { start: 4, end: 4 + length };
      assert.deepEqual(result.value, { channelNumber: 0x4fff, data });
    }
  }
});

test('data of more than 65,535 bytes do not fit', () => {
  assert.throws(() => encodeChannelData(0x4000, new Uint8Array(65_536), 'stream'), RangeError);
});
