import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertPrefixesIncomplete } from '../testing/decoder-properties.ts';
import { testFuzz } from '../testing/fuzz.ts';
import { testGoldens } from '../testing/goldens.ts';
import { createRandom, fuzzSeed } from '../testing/random.ts';
import { randomTrace } from '../testing/sample-trace.ts';
import { decodeUnits } from '../field/unit-decoder.ts';
import { concatBytes } from './bytes.ts';
import { encodeInterface, encodePacket, encodeSectionHeader, linkType } from './block.ts';
import { type ByteOrder, decodeBlock, pcapngBlockDecoder } from './decode-block.ts';
import { writePcapng } from './write-pcapng.ts';

const fixtures = new URL('fixtures/', import.meta.url);
const section = encodeSectionHeader([]);

/** The error's code, or how else the decoding ended. */
function outcomeOf(bytes: Uint8Array, byteOrder: ByteOrder | null, atEnd = false): string {
  const result = decodeBlock(bytes, { atEnd }, byteOrder);
  return result.status === 'malformed' ? result.error.code : result.status;
}

testGoldens(fixtures, pcapngBlockDecoder());
testFuzz(fixtures, pcapngBlockDecoder());

test('every proper prefix of a block is incomplete', () => {
  assertPrefixesIncomplete(pcapngBlockDecoder().decode, section);
  const within = pcapngBlockDecoder('little-endian');
  assertPrefixesIncomplete(within.decode, encodeInterface(linkType.raw, 'if', 'interface'));
  const comment = { code: 1, value: Uint8Array.of(0x68, 0x69) };
  assertPrefixesIncomplete(within.decode, encodePacket(0, 7, Uint8Array.of(1, 2, 3), [comment]));
});

test('every block of a trace that we write is whole, and the end of the file is in order', () => {
  const seed = fuzzSeed();
  const file = writePcapng(randomTrace(createRandom(seed), 40));
  const units = decodeUnits(file, { atEnd: true }, pcapngBlockDecoder());
  assert.ok(
    units.every(({ result }) => result.status === 'complete'),
    `FUZZ_SEED=${seed}`,
  );
  const last = units.at(-1);
  assert.equal(
    last?.result.status === 'complete' && last.start + last.result.byteLength,
    file.length,
  );
});

test('a file begins with a Section Header Block, told at once', () => {
  assert.equal(outcomeOf(Uint8Array.of(0xd4), null), 'section-header-missing');
  assert.equal(outcomeOf(section.subarray(0, 1), null), 'incomplete');
  assert.equal(outcomeOf(new Uint8Array(), null, true), 'block-truncated');
  assert.equal(outcomeOf(new Uint8Array(), 'big-endian', true), 'complete');
});

/** The section header with other bytes from `at` on. */
function changed(at: number, ...values: number[]): Uint8Array {
  const bytes = section.slice();
  bytes.set(values, at);
  return bytes;
}

test('what a block says of itself is checked', () => {
  assert.equal(outcomeOf(changed(8, 0), null), 'byte-order-magic-invalid');
  assert.equal(outcomeOf(changed(4, 29), null), 'block-total-length-invalid');
  assert.equal(outcomeOf(changed(4, 255, 255, 255, 255), null), 'block-total-length-invalid');
  assert.equal(outcomeOf(changed(24, 12), null), 'block-total-lengths-differ');
  const empty = Uint8Array.of(1, 0, 0, 0, 12, 0, 0, 0, 12, 0, 0, 0);
  assert.equal(outcomeOf(empty, 'little-endian'), 'block-too-short');
  const packet = encodePacket(0, 0, Uint8Array.of(1), []);
  packet[20] = 9;
  assert.equal(outcomeOf(packet, 'little-endian'), 'captured-packet-length-too-large');
});

test('numbers are read in the byte order of the section, bits and all', () => {
  const result = decodeBlock(
    encodePacket(1, 2 ** 32 + 5, new Uint8Array(3), []),
    { atEnd: true },
    'little-endian',
  );
  const values = result.fields.map(({ name, value }) => [name, value]);
  assert.deepEqual(values.slice(2, 7), [
    ['Interface ID', 1],
    ['Timestamp (Upper 32 bits)', 1],
    ['Timestamp (Lower 32 bits)', 5],
    ['Captured Packet Length', 3],
    ['Original Packet Length', 3],
  ]);
});

function headerWithOptions(count: number): Uint8Array {
  const option = { code: 1, value: new Uint8Array(2) };
  return encodeSectionHeader(Array.from({ length: count }, () => option));
}

test('numbers are read a bounded number of times per block and per option', (t) => {
  const reads = (['getUint16', 'getUint32'] as const).map((name) =>
    t.mock.method(DataView.prototype, name),
  );
  const readsOf = (file: Uint8Array) => {
    for (const { mock } of reads) mock.resetCalls();
    const units = decodeUnits(file, { atEnd: true }, pcapngBlockDecoder());
    assert.ok(units.every(({ result }) => result.status === 'complete'));
    return reads.reduce((sum, { mock }) => sum + mock.callCount(), 0);
  };
  const packet = encodePacket(0, 0, Uint8Array.of(1, 2, 3, 4), []);
  const blocks = (count: number) =>
    concatBytes([section, ...Array.from({ length: count }, () => packet)]);
  for (const build of [blocks, headerWithOptions]) {
    const ratio = readsOf(build(1000)) / readsOf(build(500));
    assert.ok(ratio > 1.8 && ratio < 2.2, `twice the input took ${ratio.toFixed(2)} times`);
  }
});
