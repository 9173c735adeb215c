import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeRtpPacket } from '../rtp/decode-packet.ts';
import { readFixtures } from '../testing/hex-fixture.ts';
import { createRandom, fuzzSeed, mutate } from '../testing/random.ts';
import { readRtpPacket, writeRtpHeader } from './rtp-packet.ts';

const header = {
  marker: true,
  payloadType: 26,
  sequenceNumber: 65_535,
  timestamp: 0xffffffff,
  ssrc: 1,
};

test('a header is read as it was written', () => {
  const bytes = new Uint8Array(14).fill(0xaa);
  writeRtpHeader(bytes, header);
  assert.equal(Buffer.from(bytes).toString('hex'), '809affffffffffff00000001aaaa');
  assert.deepEqual(readRtpPacket(bytes), { ...header, payload: Uint8Array.of(0xaa, 0xaa) });
});

test('CSRC list, extension and padding are no payload', () => {
  const bytes = Buffer.from('b11a00010000000200000003ccccccccbede0001eeeeeeee01020002', 'hex');
  assert.deepEqual([...(readRtpPacket(bytes)?.payload ?? [])], [1, 2]);
});

test('what is no RTP packet of version 2 is null', () => {
  for (const hex of [
    '',
    '80',
    '401a00010000000200000003',
    // One CSRC is announced, and not there.
    '811a00010000000200000003',
    // An extension is announced, and cut short.
    '901a00010000000200000003bede0001',
    // More padding than bytes.
    'a01a000100000002000000030109',
    // Padding that does not even count itself.
    'a01a000100000002000000030100',
  ]) {
    assert.equal(readRtpPacket(Buffer.from(hex, 'hex')), null, hex);
  }
});

test('it takes for RTP what the decoder of the wire view takes for RTP, with the same payload', () => {
  const seed = fuzzSeed();
  const random = createRandom(seed);
  const corpus = readFixtures(new URL('../rtp/fixtures/', import.meta.url));
  for (let round = 0; round < 2_000; round += 1) {
    const bytes = mutate(random, random.pick(corpus).bytes);
    const packet = readRtpPacket(bytes);
    const result = decodeRtpPacket(bytes, { atEnd: true });
    const hex = Buffer.from(bytes).toString('hex');
    assert.equal(packet !== null, result.status === 'complete', `FUZZ_SEED=${seed}, ${hex}`);
    if (packet === null || result.status !== 'complete') continue;
    const { start, end } = result.value.payload;
    assert.deepEqual(packet.payload, bytes.subarray(start, end), `FUZZ_SEED=${seed}, ${hex}`);
    assert.deepEqual(
      [packet.sequenceNumber, packet.timestamp, packet.ssrc, packet.marker, packet.payloadType],
      [
        result.value.sequenceNumber,
        result.value.timestamp,
        result.value.ssrc,
        result.value.marker,
        result.value.payloadType,
      ],
    );
  }
});
