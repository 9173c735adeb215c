import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leafFields } from '../field/field.ts';
import { assertSound } from '../testing/decoder-properties.ts';
import { createRandom, fuzzSeed } from '../testing/random.ts';
import { decodeRtcpPacket } from './decode-packet.ts';

const read = (hex: string) => {
  const bytes = Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
  const result = decodeRtcpPacket(bytes, { atEnd: true }, { first: false });
  assert.equal(result.status, 'complete');
  assert.equal(result.status === 'complete' ? (result.fault ?? null) : null, null);
  return result;
};
const valuesOf = (hex: string) =>
  leafFields(read(hex).fields)
    .slice(5)
    .map(({ name, value }) => [name, value]);
const nameOf = (hex: string) => {
  const result = read(hex);
  return result.status === 'complete' ? result.value.name : '';
};

test('RFC 4585 section 6.2.1: a generic NACK names a lost packet and the sixteen after it', () => {
  const hex = '81cd0003 00000001 00000002 0064 8001';
  assert.equal(nameOf(hex), 'RTPFB NACK');
  assert.deepEqual(valuesOf(hex), [
    ['SSRC of packet sender', 1],
    ['SSRC of media source', 2],
    ['PID', 100],
    ['BLP', 0x8001],
  ]);
});

test('RFC 4585 section 6.3.1: Picture Loss Indication has no further fields', () => {
  assert.equal(nameOf('81ce0002 00000001 00000002'), 'PSFB PLI');
  assert.equal(valuesOf('81ce0002 00000001 00000002').length, 2);
});

test('RFC 5104 section 4.3.1.1: a Full Intra Request names streams and counts requests', () => {
  assert.deepEqual(valuesOf('84ce0004 00000001 00000000 00000009 05000000').slice(2), [
    ['SSRC', 9],
    ['Seq nr.', 5],
    ['Reserved', 0],
  ]);
});

test('an estimate of the bit rate is an exponent and a mantissa', () => {
  const hex = '8fce0005 00000001 00000000 52454d42 01 0b d0 90 0000000a';
  assert.deepEqual(valuesOf(hex).slice(2), [
    ['unique identifier', 'REMB'],
    ['Num SSRC', 1],
    ['BR Exp', 2],
    ['BR Mantissa', 250_000],
    ['SSRC feedback', 10],
  ]);
});

test('transport-wide feedback says which packets it is about', () => {
  const hex = '8fcd0005 00000001 00000002 00050002 00000a03 20020408';
  assert.equal(nameOf(hex), 'RTPFB transport-cc');
  assert.deepEqual(valuesOf(hex).slice(2, 6), [
    ['base sequence number', 5],
    ['packet status count', 2],
    ['reference time', 10],
    ['feedback packet count', 3],
  ]);
});

test('feedback of a kind that is not known keeps its contents as they are', () => {
  assert.equal(nameOf('9ecd0003 00000001 00000002 01020304'), 'RTPFB');
  assert.deepEqual(valuesOf('9ecd0003 00000001 00000002 01020304').at(-1), ['contents', null]);
});

test('feedback without its two sources breaks a rule', () => {
  const bytes = Uint8Array.of(0x81, 206, 0, 1, 0, 0, 0, 1);
  const result = decodeRtcpPacket(bytes, { atEnd: true }, { first: false });
  assert.equal(result.status === 'complete' && result.fault?.code, 'rtcp-length-too-small');
});

test('random feedback never breaks the decoder', () => {
  const random = createRandom(fuzzSeed());
  for (let count = 0; count < 500; count += 1) {
    const words = random.below(8);
    const head = [0x80 | random.below(32), random.pick([205, 206]), 0, words];
    const bytes = Uint8Array.from([...head, ...random.bytes(4 * words)]);
    if (random.below(3) === 0 && words >= 4) bytes.set([0x52, 0x45, 0x4d, 0x42], 12);
    assertSound((part, options) => decodeRtcpPacket(part, options, { first: false }), bytes, true);
  }
});
