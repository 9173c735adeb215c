/** The bodies of the blocks that a trace file has, as fields: draft-ietf-opsawg-pcapng sections 4.1, 4.2 and 4.3. */
import type { BrokenRule } from '../field/decode-error.ts';
import type { FieldTerm } from '../field/field-reader.ts';
import type { BlockNumberReader } from './block-number-reader.ts';
import { blockType } from './block.ts';
import { padTo32Bits } from './bytes.ts';
import { paddingTerm, readOptionFields } from './option-fields.ts';
import { pcapng } from './pcapng-standard.ts';

const term = (name: string, section: string, meaning: string): FieldTerm => ({
  name,
  meaning,
  source: pcapng(section),
});

const terms = {
  magic: term('Byte-Order Magic', '4.1', 'Tells in which byte order the section is written.'),
  majorVersion: term('Major Version', '4.1', 'Version of the format.'),
  minorVersion: term('Minor Version', '4.1', 'Version of the format.'),
  sectionLength: term('Section Length', '4.1', 'Bytes of the blocks that follow; -1: not told.'),
  linkType: term('LinkType', '4.2', 'What the packets are: 101 is IP, 252 what a page made.'),
  reserved: term('Reserved', '4.2', 'Not used.'),
  snapLen: term('SnapLen', '4.2', 'Longest packet that is kept, in bytes; 0: no limit.'),
  interfaceId: term('Interface ID', '4.3', 'Which interface, counted from 0 in this section.'),
  upper: term('Timestamp (Upper 32 bits)', '4.3', 'The time, in units of the interface.'),
  lower: term('Timestamp (Lower 32 bits)', '4.3', 'The rest of the time.'),
  captured: term('Captured Packet Length', '4.3', 'Bytes of Packet Data, without padding.'),
  original: term('Original Packet Length', '4.3', 'Bytes that the packet had on the wire.'),
  data: term('Packet Data', '4.3', 'The packet, from its link-layer header on.'),
  body: term('Block Body', '3.1', 'A block of another type: a reader skips it.'),
};

const fixedBytes: ReadonlyMap<number, number> = new Map([
  [blockType.sectionHeader, 16],
  [blockType.interfaceDescription, 8],
  [blockType.enhancedPacket, 20],
]);

/** Reads the body of a block of type `block` up to `end`, an index; returns the rule that it breaks. */
export function readBlockBody(
  numbers: BlockNumberReader,
  block: number,
  end: number,
): BrokenRule | null {
  const { reader } = numbers;
  const fixed = fixedBytes.get(block);
  if (fixed === undefined) {
    if (end > reader.byteIndex) reader.take(terms.body, end - reader.byteIndex, null);
    return null;
  }
  if (end - reader.byteIndex < fixed) {
    return {
      code: 'block-too-short',
      field: 'Block Total Length',
      range: { start: 4, end: 8 },
      what: `expected at least ${12 + fixed}, for the fixed fields of this block`,
      source: pcapng('3.1'),
    };
  }
  if (block === blockType.sectionHeader) readSectionHeader(numbers);
  else if (block === blockType.interfaceDescription) readInterface(numbers);
  else {
    const broken = readPacket(numbers, end);
    if (broken) return broken;
  }
  return readOptionFields(numbers, block, end);
}

function readSectionHeader(numbers: BlockNumberReader): void {
  numbers.u32(terms.magic);
  numbers.u16(terms.majorVersion);
  numbers.u16(terms.minorVersion);
  numbers.i64(terms.sectionLength);
}

function readInterface(numbers: BlockNumberReader): void {
  numbers.u16(terms.linkType);
  numbers.u16(terms.reserved);
  numbers.u32(terms.snapLen);
}

function readPacket(numbers: BlockNumberReader, end: number): BrokenRule | null {
  const { reader } = numbers;
  numbers.u32(terms.interfaceId);
  numbers.u32(terms.upper);
  numbers.u32(terms.lower);
  const start = reader.byteIndex;
  const captured = numbers.u32(terms.captured);
  numbers.u32(terms.original);
  const room = end - reader.byteIndex;
  if (captured > room) {
    return {
      code: 'captured-packet-length-too-large',
      field: 'Captured Packet Length',
      range: { start, end: start + 4 },
      what: `expected at most the ${room} bytes that the block has left, found ${captured}`,
      source: pcapng('4.3'),
    };
  }
  if (captured > 0) reader.take(terms.data, captured, null);
  const padding = Math.min(padTo32Bits(captured), room) - captured;
  if (padding > 0) reader.take(paddingTerm, padding, null);
  return null;
}
