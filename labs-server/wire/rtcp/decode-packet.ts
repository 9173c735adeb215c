/** One packet of a compound RTCP packet: RFC 3550 sections 6.1 and 6.4 to 6.7. */
import { type BrokenRule, createDecodeError, malformed } from '../field/decode-error.ts';
import type { DecodeOptions, DecodeResult } from '../field/decode-result.ts';
import type { ByteRange, Source } from '../field/field.ts';
import { FieldReader, type FieldTerm } from '../field/field-reader.ts';
import { countTerm } from './count-term.ts';
import { feedbackName, feedbackSourceBytes, readFeedback } from './feedback.ts';
import { readApplicationDefined, readGoodbye } from './goodbye.ts';
import { rtcpPacketType, rtcpPacketTypes as types } from './packet-type.ts';
import { readReport, reportByteLength } from './report.ts';
import { readSourceDescription } from './source-description.ts';

export interface RtcpPacket {
  readonly packetType: number;
  /** `SR`, `RR`, `SDES`, `BYE`, `APP`, `PSFB PLI`. */
  readonly name: string;
  /** Number of report blocks, chunks or sources; the subtype of an APP packet. */
  readonly count: number;
  /** Who reports, is described, or leaves. */
  readonly sources: readonly number[];
}

/** Where in the compound packet it stands. */
export interface CompoundPosition {
  readonly first: boolean;
}

const header: Source = { standard: 'RFC 3550', section: '6.4.1' };
const compound: Source = { standard: 'RFC 3550', section: '6.1' };
const headerBytes = 4;

const terms = {
  version: { name: 'version (V)', meaning: 'The version of RTP: 2.', source: header },
  padding: {
    name: 'padding (P)',
    meaning: '1: padding bytes end this packet, and the last of them counts them.',
    source: header,
  },
  length: {
    name: 'length',
    meaning: 'Length of the packet in 32-bit words, less one: so the next packet is found.',
    source: header,
  },
  body: { name: 'contents', meaning: 'What a packet of this type says.', source: compound },
  paddingBytes: { name: 'padding', meaning: 'Bytes without meaning.', source: header },
  paddingCount: {
    name: 'padding count',
    meaning: 'How many padding bytes there are, this one included.',
    source: header,
  },
} as const satisfies Record<string, FieldTerm>;

/**
 * Decodes the packet that begins at `bytes[0]` and says its own length; further ones may follow in the same datagram. A
 * rule that it breaks within its length is its `fault`.
 */
export function decodeRtcpPacket(
  bytes: Uint8Array,
  options: DecodeOptions,
  { first }: CompoundPosition = { first: true },
): DecodeResult<RtcpPacket> {
  const reader = new FieldReader(bytes, options.byteOffset);
  const version = (bytes[0] ?? 0) >> 6;
  if (bytes.length > 0 && version !== 2) {
    const what = `expected version 2, found ${version}`;
    return malformed([], brokenIn(reader, 'rtcp-version-not-2', 'version (V)', [0, 1], what));
  }
  if (bytes.length < headerBytes) return unfinished(reader, headerBytes, options);
  const end = headerBytes + 4 * (((bytes[2] ?? 0) << 8) | (bytes[3] ?? 0));
  const read = readHeader(reader);
  if (bytes.length < end) return unfinished(reader, end, options);
  const padding = read.padding ? countPadding(reader, end) : 0;
  const contents = typeof padding === 'number' ? end - padding : end;
  const { sources, broken } = readContents(reader, read.packetType, read.count, contents);
  if (typeof padding === 'number') readPadding(reader, padding);
  const { packetType, count } = read;
  const value = { packetType, name: nameOf(packetType, count), count, sources };
  const whole = { status: 'complete', fields: reader.fields, byteLength: end, value } as const;
  const placed = brokenPlace(reader, read, first, end);
  const rule = broken ?? (typeof padding === 'number' ? null : padding) ?? placed;
  return rule ? { ...whole, fault: createDecodeError(rule) } : whole;
}

function readHeader(reader: FieldReader) {
  const packetType = reader.bytes[1] ?? 0;
  const { name, ...type } = rtcpPacketType(packetType);
  reader.uint(terms.version, 2);
  const padding = reader.uint(terms.padding, 1) === 1;
  const format = (reader.bytes[0] ?? 0) & 0x1f;
  const count = reader.uint(countTerm(packetType, format), 5);
  reader.take({ name: 'packet type (PT)', ...type }, 1, `${packetType} ${name}`);
  reader.uint(terms.length, 16);
  return { packetType, padding, count };
}

/** Reads what follows the header up to `end`; where a rule is broken the rest becomes one field. */
function readContents(
  reader: FieldReader,
  packetType: number,
  count: number,
  end: number,
): { readonly sources: readonly number[]; readonly broken: BrokenRule | null } {
  const sources: number[] = [];
  const needed = neededBytes(packetType, count);
  let broken: BrokenRule | null = null;
  if (end - headerBytes < needed) {
    const { name } = rtcpPacketType(packetType);
    const what = `${name} with count ${count} needs ${needed} bytes after the header, ${Math.max(end - headerBytes, 0)} are there`;
    broken = brokenIn(reader, 'rtcp-length-too-small', 'length', [2, 4], what);
  } else if (packetType === types.SR || packetType === types.RR) {
    sources.push(...readReport(reader, packetType === types.SR, count, end));
  } else if (packetType === types.SDES) {
    broken = readSourceDescription(reader, count, end, sources);
  } else if (packetType === types.BYE) broken = readGoodbye(reader, count, end, sources);
  else if (isFeedback(packetType)) sources.push(...readFeedback(reader, packetType, count, end));
  else if (packetType === types.APP) sources.push(...readApplicationDefined(reader, end));
  if (end > reader.byteIndex) reader.take(terms.body, end - reader.byteIndex, null);
  return { sources, broken };
}

function neededBytes(packetType: number, count: number): number {
  if (packetType === types.SR || packetType === types.RR) {
    return reportByteLength(packetType === types.SR, count);
  }
  if (packetType === types.BYE) return 4 * count;
  if (isFeedback(packetType)) return feedbackSourceBytes;
  return packetType === types.APP ? 8 : 0;
}

function isFeedback(packetType: number): boolean {
  return packetType === types.RTPFB || packetType === types.PSFB;
}

/** `SR`; of feedback with its kind: `PSFB PLI`. */
function nameOf(packetType: number, count: number): string {
  const { name } = rtcpPacketType(packetType);
  const kind = feedbackName(packetType, count);
  return kind === null ? name : `${name} ${kind}`;
}

function countPadding(reader: FieldReader, end: number): number | BrokenRule {
  const count = reader.bytes[end - 1] ?? 0;
  if (count > 0 && count % 4 === 0 && count <= end - headerBytes) return count;
  const what = `expected a multiple of 4 up to ${end - headerBytes}, found ${count}`;
  return brokenIn(reader, 'padding-count-invalid', 'padding count', [end - 1, end], what);
}

function readPadding(reader: FieldReader, count: number): void {
  if (count > 1) reader.take(terms.paddingBytes, count - 1, null);
  if (count > 0) reader.uint(terms.paddingCount, 8);
}

/** A compound packet begins with a report (section 6.1); only its last packet may be padded (section 6.4.1). */
function brokenPlace(
  reader: FieldReader,
  { packetType, padding }: { readonly packetType: number; readonly padding: boolean },
  first: boolean,
  end: number,
): BrokenRule | null {
  if (first && packetType !== types.SR && packetType !== types.RR) {
    const what = `a compound packet begins with SR or RR, found ${rtcpPacketType(packetType).name}`;
    const code = 'compound-without-report';
    return { ...brokenIn(reader, code, 'packet type (PT)', [1, 2], what), source: compound };
  }
  if (!padding || reader.bytes.length <= end) return null;
  const what = 'only the last packet of a compound packet may be padded';
  return brokenIn(reader, 'padding-not-last', 'padding (P)', [0, 1], what);
}

function unfinished(
  reader: FieldReader,
  least: number,
  { atEnd }: DecodeOptions,
): DecodeResult<RtcpPacket> {
  const { bytes, fields } = reader;
  if (!atEnd) return { status: 'incomplete', fields, leastByteLength: least };
  const what = `the packet needs ${least} bytes, ${bytes.length} are there`;
  return malformed(
    fields,
    brokenIn(reader, 'rtcp-packet-truncated', 'length', [reader.byteIndex, bytes.length], what),
  );
}

function brokenIn(
  reader: FieldReader,
  code: string,
  field: string,
  [start, end]: readonly [number, number],
  what: string,
): BrokenRule {
  const range: ByteRange = reader.layerRange({ start, end });
  return { code, field, range, what, source: header };
}
