import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeRtpPacket } from '../rtp/decode-packet.ts';
import { readRegistry } from '../testing/iana-registry.ts';
import { jpegClockHz, jpegPayloadType, packetsOfJpeg } from './jpeg-packets.ts';
import { readRtpPacket, type RtpPacket } from './rtp-packet.ts';
import { scanFixture } from './testing/jpeg-fixture.ts';

const options = {
  sequenceNumber: 0xfffe,
  timestamp: 90_000,
  ssrc: 0x12345678,
  maxPacketBytes: 300,
};

function packetsOf(restartInterval: number): RtpPacket[] {
  const frame = { ...scanFixture('baseline-420'), restartInterval };
  return packetsOfJpeg(frame, options).map((bytes) => {
    assert.ok(bytes.length <= options.maxPacketBytes);
    const packet = readRtpPacket(bytes);
    assert.ok(packet);
    return packet;
  });
}

test('all packets of a frame have one timestamp, the last has the marker, sequence numbers wrap', () => {
  const packets = packetsOf(0);
  assert.ok(packets.length >= 2);
  assert.deepEqual(
    packets.map(({ sequenceNumber }) => sequenceNumber).slice(0, 3),
    [0xfffe, 0xffff, 0].slice(0, packets.length),
  );
  assert.deepEqual(new Set(packets.map(({ timestamp }) => timestamp)), new Set([90_000]));
  assert.deepEqual(
    packets.map(({ marker }) => marker),
    packets.map((_, index) => index === packets.length - 1),
  );
  assert.ok(packets.every(({ payloadType }) => payloadType === jpegPayloadType));
});

test('the main header tells offset, type, Q 255, and the size in eights', () => {
  const [first, second] = packetsOf(0);
  assert.equal(
    Buffer.from(first?.payload.subarray(0, 12) ?? []).toString('hex'),
    '0000000001ff080600000080',
  );
  const firstData = (first?.payload.length ?? 0) - 8 - 4 - 128;
  const offset = firstData.toString(16).padStart(6, '0');
  assert.equal(
    Buffer.from(second?.payload.subarray(0, 8) ?? []).toString('hex'),
    `00${offset}01ff0806`,
  );
});

test('with restart markers the type is 64 more, and every packet has the restart header', () => {
  for (const { payload } of packetsOf(6)) {
    assert.equal(payload[4], 65);
    assert.equal(Buffer.from(payload.subarray(8, 12)).toString('hex'), '0006ffff');
  }
});

test('RFC 3551 section 6: JPEG has payload type 26 and a clock of 90,000 Hz', () => {
  const types = readRegistry(new URL('../rtp/fixtures/rfc3551-payload-types.csv', import.meta.url));
  const jpeg = types.find(({ meaning }) => meaning === 'JPEG');
  assert.equal(jpeg?.first, jpegPayloadType);
  assert.equal(jpegClockHz, 90_000);
});

test('the decoder of the wire view finds no broken rule in what is sent', () => {
  for (const restartInterval of [0, 6]) {
    const frame = { ...scanFixture('baseline-420'), restartInterval };
    for (const bytes of packetsOfJpeg(frame, options)) {
      const result = decodeRtpPacket(bytes, { atEnd: true });
      assert.equal(result.status, 'complete');
      assert.equal(result.status === 'complete' && result.fault, undefined);
    }
  }
});
