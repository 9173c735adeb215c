import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leafFields } from '../field/field.ts';
import { decodeUnits } from '../field/unit-decoder.ts';
import { assertPrefixesIncomplete } from '../testing/decoder-properties.ts';
import { assertLinear, testFuzz } from '../testing/fuzz.ts';
import { testGoldens } from '../testing/goldens.ts';
import { rtcpCompoundDecoder } from './compound-decoder.ts';
import { decodeRtcpPacket } from './decode-packet.ts';

const fixtures = new URL('fixtures/', import.meta.url);

testGoldens(fixtures, rtcpCompoundDecoder());
testFuzz(fixtures, rtcpCompoundDecoder());

const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

/** Name and broken rule of every packet of a datagram, or how else the decoding ended. */
function outcomesOf(hex: string, atEnd = true): string[] {
  return decodeUnits(bytesOf(hex), { atEnd }, rtcpCompoundDecoder()).map(({ result }) => {
    if (result.status === 'malformed') return result.error.code;
    if (result.status === 'incomplete') return `waits for ${result.leastByteLength}`;
    return result.fault ? `${result.value.name}: ${result.fault.code}` : result.value.name;
  });
}

const emptyReport = '80c90001 00000001';
const afterReport = (hex: string) => outcomesOf(`${emptyReport} ${hex}`)[1];

test('RFC 3550 section 6.1: packets follow each other by their lengths, a report first', () => {
  const names = outcomesOf(`${emptyReport} 80cc0002 00000001 41424344 81cb0001 00000001`);
  assert.deepEqual(names, ['RR', 'APP', 'BYE']);
  assert.equal(outcomesOf('81cb0001 00000001')[0], 'BYE: compound-without-report');
  assert.equal(outcomesOf(`${emptyReport} 81cb0001 00000001`)[1], 'BYE');
});

test('only the last packet of a compound packet is padded', () => {
  const padded = 'a0c90002 00000001 00000004';
  assert.equal(outcomesOf(padded)[0], 'RR');
  assert.equal(outcomesOf(`${padded} 81cb0001 00000001`)[0], 'RR: padding-not-last');
  assert.equal(outcomesOf('a0c90002 00000001 00000000')[0], 'RR: padding-count-invalid');
  assert.equal(outcomesOf('a0c90002 00000001 0000000c')[0], 'RR: padding-count-invalid');
  assert.equal(outcomesOf('a0c90001 00000008')[0], 'RR: padding-count-invalid');
  assert.equal(outcomesOf('a0c90001 00000004')[0], 'RR: rtcp-length-too-small');
});

test('a packet knows how many bytes it waits for; at the end it is truncated', () => {
  assert.deepEqual(outcomesOf('80', false), ['waits for 4']);
  assert.deepEqual(outcomesOf('80c90001', false), ['waits for 8']);
  assert.deepEqual(outcomesOf('80c90001 0000'), ['rtcp-packet-truncated']);
  assert.deepEqual(outcomesOf(''), ['rtcp-packet-truncated']);
  assertPrefixesIncomplete(decodeRtcpPacket, bytesOf('81cb0003 00000001 06676f6f 64627900'));
});

test('a packet of another version is none of RTCP', () => {
  assert.deepEqual(outcomesOf('40c90001 00000001'), ['rtcp-version-not-2']);
});

test('section 6.4: sources are told, losses may be negative', () => {
  const result = decodeRtcpPacket(
    bytesOf('81c90007 0000000a 0000000b 00fffffe 00010002 00000000 00000000 00000000'),
    { atEnd: true },
  );
  if (result.status !== 'complete') return assert.fail(result.status);
  assert.deepEqual(result.value, { packetType: 201, name: 'RR', count: 1, sources: [10] });
  const lost = leafFields(result.fields).find(({ name }) => name.startsWith('cumulative'));
  assert.equal(lost?.value, -2);
});

test('section 6.5: every chunk ends with END at a 32-bit word', () => {
  assert.equal(afterReport('81ca0002 00000001 01016100'), 'SDES');
  assert.equal(afterReport('81ca0003 00000001 01026162 00000000'), 'SDES');
  assert.equal(afterReport('81ca0002 00000001 01026162'), 'SDES: sdes-end-missing');
  assert.equal(afterReport('81ca0002 00000001 01096162'), 'SDES: sdes-item-truncated');
  assert.equal(afterReport('82ca0002 00000001 01016100'), 'SDES: sdes-chunk-truncated');
  assert.equal(afterReport('80ca0000'), 'SDES');
});

test('section 6.6: the reason lies within the packet', () => {
  assert.equal(afterReport('81cb0002 00000001 02616200'), 'BYE');
  assert.equal(afterReport('81cb0002 00000001 04616263'), 'BYE: bye-reason-truncated');
  assert.equal(afterReport('83cb0001 00000001'), 'BYE: rtcp-length-too-small');
});

test('packets that RFC 3550 does not define are told by their number', () => {
  assert.deepEqual(outcomesOf(`${emptyReport} 81ce0002 00000001 00000002`), ['RR', 'PSFB PLI']);
  assert.deepEqual(outcomesOf(`${emptyReport} 80d20000`), ['RR', 'type 210']);
});

test('RFC 4585 section 6.1: in feedback the five bits tell its kind, and count nothing', () => {
  const result = decodeRtcpPacket(bytesOf('81ce0002 00000001 00000002'), { atEnd: true });
  const names = leafFields(result.fields).map(({ name }) => name);
  assert.ok(names.includes('feedback message type (FMT)'), names.join(', '));
});

test('time is linear in the number of packets', () => {
  assertLinear((size) => bytesOf(emptyReport.repeat(size)), rtcpCompoundDecoder(), 200);
});
