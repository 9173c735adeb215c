/** One block of a pcapng file as fields: draft-ietf-opsawg-pcapng section 3.1. */
import { type BrokenRule, malformed } from '../field/decode-error.ts';
import type { DecodeOptions, DecodeResult } from '../field/decode-result.ts';
import { FieldReader, type FieldTerm } from '../field/field-reader.ts';
import type { UnitDecoder } from '../field/unit-decoder.ts';
import { readBlockBody } from './block-body-fields.ts';
import { BlockNumberReader } from './block-number-reader.ts';
import { blockType, byteOrderMagic } from './block.ts';
import { pcapng } from './pcapng-standard.ts';
import { viewOf } from './read-blocks.ts';
import { traceLimits } from './trace-file.ts';

/** In which order a section writes its numbers. */
export type ByteOrder = 'little-endian' | 'big-endian';

export interface BlockValue {
  readonly type: number;
  /** That of the section to which the next block belongs. */
  readonly byteOrder: ByteOrder | null;
}

const leastBlockBytes = 12;
const sectionStart = [0x0a, 0x0d, 0x0d, 0x0a];

const typeNames: ReadonlyMap<number, string> = new Map([
  [blockType.sectionHeader, 'Section Header Block: a section of the file begins.'],
  [blockType.interfaceDescription, 'Interface Description Block: where packets come from.'],
  [blockType.enhancedPacket, 'Enhanced Packet Block: one packet with its time.'],
]);
const lengthTerm: FieldTerm = {
  name: 'Block Total Length',
  meaning:
    'Bytes of the whole block, a multiple of 4; told again at its end, for reading backward.',
  source: pcapng('3.1'),
};

/**
 * Decodes the block that begins at `bytes[0]`. `section` is the byte order of the section so far, `null` at the start of
 * the file, where a Section Header Block must stand. The end of the input is the end of the file: zero bytes are whole.
 */
export function decodeBlock(
  bytes: Uint8Array,
  options: DecodeOptions,
  section: ByteOrder | null,
): DecodeResult<BlockValue> {
  const { atEnd, byteOffset } = options;
  const reader = new FieldReader(bytes, byteOffset);
  if (bytes.length === 0 && atEnd && section !== null) {
    return {
      status: 'complete',
      fields: [],
      byteLength: 0,
      value: { type: 0, byteOrder: section },
    };
  }
  const fail = (broken: BrokenRule) =>
    malformed(reader.fields, { ...broken, range: reader.layerRange(broken.range) });
  const isSection = startsSection(bytes);
  if (!isSection && section === null) return fail(missingSection(bytes));
  const byteOrder = isSection ? byteOrderOf(bytes) : section;
  if (bytes.length >= leastBlockBytes && byteOrder === null) return fail(badMagic);
  const view = viewOf(bytes);
  const known = bytes.length >= leastBlockBytes;
  const littleEndian = byteOrder === 'little-endian';
  const length = known ? view.getUint32(4, littleEndian) : leastBlockBytes;
  if (!isPossible(length)) return fail(badLength(length));
  if (bytes.length < length) {
    if (atEnd) return fail(truncated(bytes.length, known ? length : null));
    return { status: 'incomplete', fields: [], leastByteLength: length };
  }
  if (view.getUint32(length - 4, littleEndian) !== length) return fail(lengthsDiffer(length));
  const type = view.getUint32(0, littleEndian);
  const numbers = new BlockNumberReader(reader, littleEndian);
  numbers.u32(typeTerm(type));
  numbers.u32(lengthTerm);
  const broken = readBlockBody(numbers, type, length - 4);
  if (broken) return fail(broken);
  numbers.u32(lengthTerm);
  const { fields } = reader;
  return { status: 'complete', fields, byteLength: length, value: { type, byteOrder } };
}

/** The blocks of a file, one after the other. */
export function pcapngBlockDecoder(section: ByteOrder | null = null): UnitDecoder<BlockValue> {
  return {
    decode: (bytes, options) => decodeBlock(bytes, options, section),
    after: ({ byteOrder }: BlockValue) => pcapngBlockDecoder(byteOrder),
  };
}

function typeTerm(type: number): FieldTerm {
  const name = typeNames.get(type) ?? `A block of type ${type}.`;
  return { name: 'Block Type', meaning: name, source: pcapng('10.1') };
}

/** True also where the bytes are only the beginning of a section's type. */
function startsSection(bytes: Uint8Array): boolean {
  return sectionStart.every((byte, index) => (bytes[index] ?? byte) === byte);
}

function byteOrderOf(bytes: Uint8Array): ByteOrder | null {
  if (bytes.length < leastBlockBytes) return null;
  const view = viewOf(bytes);
  if (view.getUint32(8, true) === byteOrderMagic) return 'little-endian';
  return view.getUint32(8, false) === byteOrderMagic ? 'big-endian' : null;
}

function isPossible(length: number): boolean {
  return length >= leastBlockBytes && length % 4 === 0 && length <= traceLimits.blockBytes;
}

const badMagic: BrokenRule = {
  code: 'byte-order-magic-invalid',
  field: 'Byte-Order Magic',
  range: { start: 8, end: 12 },
  what: 'expected 0x1A2B3C4D in one of the two byte orders',
  source: pcapng('4.1'),
};

function missingSection(bytes: Uint8Array): BrokenRule {
  return {
    code: 'section-header-missing',
    field: 'Block Type',
    range: { start: 0, end: Math.min(4, bytes.length) },
    what: 'a file must begin with a Section Header Block, 0x0A0D0D0A',
    source: pcapng('3.4'),
  };
}

function badLength(length: number): BrokenRule {
  return {
    code: 'block-total-length-invalid',
    field: 'Block Total Length',
    range: { start: 4, end: 8 },
    what: `expected a multiple of 4 from 12 to ${traceLimits.blockBytes}, found ${length}`,
    source: pcapng('3.1'),
  };
}

function truncated(available: number, length: number | null): BrokenRule {
  return {
    code: 'block-truncated',
    field: 'Block Body',
    range: { start: 0, end: available },
    what: `the file ends after ${available} of ${length === null ? 'at least 12' : length} bytes`,
    source: pcapng('3.1'),
  };
}

function lengthsDiffer(length: number): BrokenRule {
  return {
    code: 'block-total-lengths-differ',
    field: 'Block Total Length',
    range: { start: length - 4, end: length },
    what: `expected ${length} again at the end of the block`,
    source: pcapng('3.1'),
  };
}
