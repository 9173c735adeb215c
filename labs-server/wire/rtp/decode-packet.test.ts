import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oneUnit } from '../field/unit-decoder.ts';
import { countByteReads } from '../testing/count-byte-reads.ts';
import { testFuzz } from '../testing/fuzz.ts';
import { testGoldens } from '../testing/goldens.ts';
import { decodeRtpPacket } from './decode-packet.ts';

const fixtures = new URL('fixtures/', import.meta.url);
const decoder = oneUnit(decodeRtpPacket);

testGoldens(fixtures, decoder);
testFuzz(fixtures, decoder);

const fixed = '801a0001000000020000000a';
const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const decode = (hex: string) => decodeRtpPacket(bytesOf(hex), { atEnd: true, byteOffset: 100 });

function packetOf(hex: string) {
  const result = decode(hex);
  return result.status === 'complete' ? result.value : assert.fail(result.status);
}

/** The code of the rule that a packet breaks, or `kept`. */
function outcomeOf(hex: string): string {
  const result = decode(hex);
  if (result.status === 'complete') return result.fault?.code ?? 'kept';
  return result.status === 'malformed' ? result.error.code : result.status;
}

test('RFC 3550 section 5.1: the fixed header, with the payload by its range in the layer', () => {
  const packet = packetOf('80e0 fffe 80000000 ffffffff aabb');
  assert.deepEqual(packet, {
    marker: true,
    payloadType: 96,
    sequenceNumber: 0xfffe,
    timestamp: 0x80000000,
    ssrc: 0xffffffff,
    csrcs: [],
    payload: { start: 112, end: 114 },
    jpeg: null,
  });
});

test('a datagram says where it ends: without the end, nothing is known', () => {
  const result = decodeRtpPacket(bytesOf(fixed), { atEnd: false });
  assert.deepEqual(result, { status: 'incomplete', fields: [], leastByteLength: 13 });
});

test('RFC 3550 section A.1: what makes a packet invalid', () => {
  assert.equal(outcomeOf(''), 'rtp-packet-too-short');
  assert.equal(outcomeOf('801a00010000000200000a'), 'rtp-packet-too-short');
  assert.equal(outcomeOf('c01a0001000000020000000a'), 'rtp-version-not-2');
  assert.equal(outcomeOf('82000001000000020000000a 00000001 000000'), 'csrc-list-truncated');
  assert.equal(outcomeOf('90000001000000020000000a 0001'), 'header-extension-truncated');
  assert.equal(outcomeOf('90000001000000020000000a 00010001 aabb'), 'header-extension-truncated');
  assert.equal(outcomeOf('90000001000000020000000a 00010000'), 'kept');
  assert.equal(outcomeOf('a0000001000000020000000a'), 'padding-count-invalid');
  assert.equal(outcomeOf('a0000001000000020000000a aa00'), 'padding-count-invalid');
  assert.equal(outcomeOf('a0000001000000020000000a 01'), 'kept');
});

test('RFC 2435 section 3.1: the main JPEG header', () => {
  assert.deepEqual(packetOf(`${fixed} 00000578 01ff5028 aabb`).jpeg, {
    fragmentOffset: 0x578,
    type: 1,
    q: 255,
    width: 640,
    height: 320,
    data: { start: 120, end: 122 },
  });
  assert.equal(outcomeOf(`${fixed} 00000578 01ff50`), 'jpeg-header-truncated');
  assert.equal(packetOf(fixed).jpeg, null);
});

const withTypeAndQ = (type: string, q: string) => outcomeOf(`${fixed} 00000001 ${type}${q} 0806`);

test('RFC 2435 sections 4.1 and 4.2: reserved types and values of Q', () => {
  for (const type of ['00', '01', '80', 'ff']) assert.equal(withTypeAndQ(type, '4b'), 'kept');
  for (const type of ['02', '3f']) assert.equal(withTypeAndQ(type, '4b'), 'jpeg-type-reserved');
  for (const q of ['01', '63', '80', 'ff']) assert.equal(withTypeAndQ('01', q), 'kept');
  for (const q of ['00', '64', '7f']) assert.equal(withTypeAndQ('01', q), 'jpeg-q-reserved');
});

test('RFC 2435 section 3.1.7: types from 64 to 127 have a restart marker header', () => {
  assert.equal(outcomeOf(`${fixed} 00000000 414b0806 0008ff`), 'jpeg-header-truncated');
  assert.equal(outcomeOf(`${fixed} 00000000 414b0806 0008ffff`), 'kept');
  assert.equal(outcomeOf(`${fixed} 00000000 434b0806 0008ffff`), 'jpeg-type-reserved');
  assert.equal(outcomeOf(`${fixed} 00000000 414b0806 0000ffff`), 'jpeg-restart-interval-zero');
});

test('RFC 2435 section 3.1.2: the data of a frame end within 2^24 bytes', () => {
  assert.equal(outcomeOf(`${fixed} 00fffffe 014b0806 aabb`), 'kept');
  assert.equal(outcomeOf(`${fixed} 00fffffe 014b0806 aabbcc`), 'jpeg-frame-too-long');
});

test('RFC 2435 section 3.1.8: the first packet of a frame brings the tables', () => {
  const tables = '00'.repeat(128);
  assert.equal(outcomeOf(`${fixed} 00000000 01ff0806 00000080 ${tables}`), 'kept');
  assert.equal(outcomeOf(`${fixed} 00000000 01ff0806 00030100 ${tables}${tables}`), 'kept');
  assert.equal(outcomeOf(`${fixed} 00000000 01ff0806 00000000 aa`), 'jpeg-tables-missing');
  assert.equal(outcomeOf(`${fixed} 00000000 01800806 00000000 aa`), 'kept');
  assert.equal(outcomeOf(`${fixed} 00000000 01ff0806 0000`), 'jpeg-header-truncated');
  assert.equal(outcomeOf(`${fixed} 00000000 01ff0806 00000080 aa`), 'jpeg-header-truncated');
  assert.equal(outcomeOf(`${fixed} 00000001 01ff0806 00000080 aa`), 'kept');
});

test('however long the payload is, only the headers are looked at', () => {
  const packet = new Uint8Array(65_000);
  packet.set(bytesOf(`${fixed} 00000001 014b0806`));
  const reads = countByteReads(packet, (bytes) => decodeRtpPacket(bytes, { atEnd: true }));
  assert.ok(reads < 1000, `${reads} bytes were read`);
});
