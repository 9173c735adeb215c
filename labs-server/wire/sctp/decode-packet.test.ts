import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leafFields } from '../field/field.ts';
import { oneUnit } from '../field/unit-decoder.ts';
import { assertLinear, testFuzz } from '../testing/fuzz.ts';
import { testGoldens } from '../testing/goldens.ts';
import { readFixtures } from '../testing/hex-fixture.ts';
import { packetChecksum } from './checksum.ts';
import { decodeSctpPacket } from './decode-packet.ts';

const fixtures = new URL('fixtures/', import.meta.url);
const decoder = oneUnit(decodeSctpPacket);

testGoldens(fixtures, decoder);
testFuzz(fixtures, decoder);

const byName = new Map(readFixtures(fixtures).map(({ name, bytes }) => [name, bytes]));

function decoded(name: string) {
  const result = decodeSctpPacket(byName.get(name) ?? new Uint8Array(), { atEnd: true });
  return result.status === 'complete' ? result : assert.fail(`${name}: ${result.status}`);
}

/** A packet with `chunks`, given in hex, and a correct checksum. */
function packetOf(chunks: string, tag = '00000001'): Uint8Array {
  const hex = `13881388${tag}00000000${chunks}`.replaceAll(' ', '');
  const bytes = Uint8Array.from(Buffer.from(hex, 'hex'));
  new DataView(bytes.buffer).setUint32(8, packetChecksum(bytes));
  return bytes;
}

const message = (name: string) => decoded(name).value.chunks[0]?.userData?.dataChannelMessage;

function outcome(chunks: string, tag?: string): string {
  const result = decodeSctpPacket(packetOf(chunks, tag), { atEnd: true });
  if (result.status !== 'complete') return result.status;
  return result.fault?.code ?? result.value.chunks.map(({ name }) => name).join(' ');
}

test('a packet does not say where it ends: it is incomplete until the record ends', () => {
  const result = decodeSctpPacket(packetOf('0b000004'), { atEnd: false });
  assert.equal(result.status, 'incomplete');
  assert.equal(decodeSctpPacket(new Uint8Array(), { atEnd: true }).status, 'malformed');
});

test('no captured packet breaks a rule, and every checksum is correct', () => {
  const captured = [...byName.keys()].filter((name) => /^(werift|usrsctp)-/.test(name));
  assert.ok(captured.length > 20);
  for (const name of captured) {
    const { fault, fields } = decoded(name);
    assert.equal(fault, undefined, name);
    assert.match(String(fields.find((field) => field.name === 'Checksum')?.value), /, correct$/);
  }
});

test('RFC 9260 section 3.3.1: a DATA chunk tells stream, flags and where its user data lie', () => {
  const { value } = decoded('werift-string');
  const [chunk] = value.chunks;
  assert.deepEqual(chunk?.userData?.range, { start: 28, end: 37 });
  assert.equal(chunk?.userData?.payloadProtocolIdentifier, 51);
  assert.equal(chunk?.userData?.streamIdentifier, 1);
  const fragment = decoded('werift-last-fragment').value.chunks[0]?.userData;
  assert.deepEqual(
    [fragment?.beginning, fragment?.ending, fragment?.unordered],
    [false, true, false],
  );
});

test('RFC 8832 section 5: a data channel is opened with its label and protocol, and acknowledged', () => {
  const open = { messageType: 'DATA_CHANNEL_OPEN', label: 'chat', protocol: 'echo' };
  assert.deepEqual(message('werift-dcep-open'), open);
  assert.equal(message('werift-dcep-ack')?.messageType, 'DATA_CHANNEL_ACK');
  assert.equal(message('werift-string'), null);
});

test('only a whole message of DCEP is read as one', () => {
  const fragment = 'DATA';
  assert.equal(outcome('00020011 00000001 00010000 00000032 09 000000'), fragment);
  assert.equal(
    outcome('00030011 00000001 00010000 00000032 09 000000'),
    'dcep-message-type-unknown',
  );
});

test('section 3.2: chunks follow each other by their lengths, padded to four bytes', () => {
  assert.equal(outcome('0b000004 00030011 00000001 00010000 00000035 61000000'), 'COOKIE ACK DATA');
  assert.equal(outcome('0b000003'), 'sctp-chunk-length-invalid');
  assert.equal(outcome('0b0000'), 'sctp-chunk-length-invalid');
  assert.equal(outcome('01000010 00000001 00000000 00010001', '00000000'), 'sctp-chunk-too-short');
});

test('section 6.10: INIT, INIT ACK and SHUTDOWN COMPLETE are never bundled', () => {
  const init = '01000014 00000001 00010000 00010001 00000001';
  assert.equal(outcome(init, '00000000'), 'INIT');
  assert.equal(outcome(`${init} 0b000004`, '00000000'), 'sctp-chunk-not-alone');
  assert.equal(outcome('0b000004 0e000004'), 'sctp-chunk-not-alone');
});

test('section 8.5.1: INIT comes with a Verification Tag of 0', () => {
  assert.equal(outcome('01000014 00000001 00010000 00010001 00000001'), 'sctp-init-tag-not-zero');
});

test('section 3.2.1: a parameter lies within its chunk', () => {
  assert.equal(outcome('82000008 00100008'), 'sctp-parameter-length-invalid');
  assert.equal(outcome('8200000c 00100003 00000000'), 'sctp-parameter-length-invalid');
  assert.equal(outcome('82000006 00100000'), 'sctp-parameter-length-invalid');
});

test('RFC 9653: a checksum of zero is none, and no fault', () => {
  const bytes = packetOf('0b000004').fill(0, 8, 12);
  const result = decodeSctpPacket(bytes, { atEnd: true });
  assert.equal(result.status === 'complete' && result.fault, undefined);
  assert.equal(leafFields(result.fields)[3]?.value, '0x00000000, none');
});

test('time is linear in the number of chunks and of parameters', () => {
  assertLinear((size) => packetOf('0b000004'.repeat(size)), decoder, 200);
});
