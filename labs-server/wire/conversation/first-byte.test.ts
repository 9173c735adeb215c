import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFixtures } from '../testing/hex-fixture.ts';
import { datagramProtocol, firstByteTable } from './first-byte.ts';

const elsewhere = { fromTurnServer: false };
const fromTurnServer = { fromTurnServer: true };

test('every value of a byte is in exactly one row', () => {
  let next = 0;
  for (const { firstBytes } of firstByteTable) {
    assert.equal(firstBytes.start, next);
    assert.ok(firstBytes.end > firstBytes.start);
    next = firstBytes.end;
  }
  assert.equal(next, 256);
});

test('RFC 7983 section 7: the ranges, with their first and last byte', () => {
  const ranges = [
    [0, 3, 'stun'],
    [4, 15, null],
    [16, 19, 'zrtp'],
    [20, 63, 'dtls'],
    [64, 79, 'turn-channel'],
    [128, 191, 'rtp-or-rtcp'],
  ] as const;
  for (const [first, last, protocol] of ranges) {
    for (let byte = first; byte <= last; byte += 1) {
      assert.equal(datagramProtocol(byte, fromTurnServer), protocol, String(byte));
    }
  }
});

test('RFC 9443 section 3: QUIC has what was free, and channels that no TURN server sent', () => {
  const ranges = [
    [64, 127],
    [192, 255],
  ] as const;
  for (const [first, last] of ranges) {
    for (let byte = first; byte <= last; byte += 1) {
      assert.equal(datagramProtocol(byte, elsewhere), 'quic', String(byte));
    }
  }
  assert.equal(datagramProtocol(80, fromTurnServer), 'quic');
});

/** The protocols of the fixtures of `format` whose names match. */
function protocolsOf(format: string, names: RegExp) {
  const fixtures = readFixtures(new URL(`../${format}/fixtures/`, import.meta.url));
  const found = fixtures.filter(({ name }) => names.test(name));
  assert.ok(found.length > 0);
  return [...new Set(found.map(({ bytes }) => datagramProtocol(bytes[0] ?? 4, elsewhere)))];
}

test('captured datagrams go where they belong', () => {
  assert.deepEqual(protocolsOf('dtls', /^(werift|node-datachannel|openssl)-/), ['dtls']);
  assert.deepEqual(protocolsOf('rtp', /^(ffmpeg|gstreamer)-/), ['rtp-or-rtcp']);
  assert.deepEqual(protocolsOf('rtcp', /^(ffmpeg|gstreamer)-/), ['rtp-or-rtcp']);
});
