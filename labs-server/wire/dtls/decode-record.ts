/** One record: RFC 6347 section 4.1, and those of DTLS 1.3, RFC 9147 section 4. */
import { type BrokenRule, createDecodeError, malformed } from '../field/decode-error.ts';
import type { DecodeOptions, DecodeResult } from '../field/decode-result.ts';
import type { Source } from '../field/field.ts';
import { FieldReader, type FieldTerm } from '../field/field-reader.ts';
import { contentType, contentTypes as types } from './content-type.ts';
import { protocolVersions } from './protocol-version.ts';
import { readPlainFragment } from './read-fragment.ts';
import type { HandshakeMessage } from './read-handshake.ts';
import {
  readUnifiedRecord,
  type UnifiedHeader,
  unifiedHeader,
  unifiedHeaderBytes,
} from './read-unified-header.ts';
import type { DtlsRecord } from './record.ts';
import { hex16 } from './registered-name.ts';
import { readNamed16 } from './vector.ts';

const header: Source = { standard: 'RFC 6347', section: '4.1' };
const headerBytes = 13;
/** A unified header without length: its first byte and a number of eight bits. */
const leastRecordBytes = 2;
/** Without epoch and number there is no length to find: behind them stands a connection ID (RFC 9146 section 4). */
const beforeConnectionId = 11;
/** 2^14 bytes of data, and 2048 that a cipher may add: RFC 5246 section 6.2.3. */
const maxFragmentBytes = 2 ** 14 + 2048;

const terms = {
  version: { name: 'version', meaning: 'The version, written as its complement.', source: header },
  epoch: {
    name: 'epoch',
    meaning: 'Counts the changes of keys: 0 is not encrypted.',
    source: header,
  },
  sequence: {
    name: 'sequence_number',
    meaning: 'Counts the records of the epoch.',
    source: header,
  },
  length: { name: 'length', meaning: 'Bytes of the fragment.', source: header },
  encrypted: {
    name: 'fragment',
    meaning: 'Encrypted: only the two peers can read it.',
    source: { standard: 'RFC 5246', section: '6.2.3' },
  },
  afterConnectionId: {
    name: 'cid and what follows',
    meaning: 'How long the connection ID is was agreed in the handshake, and is not told here.',
    source: { standard: 'RFC 9146', section: '4' },
  },
} as const satisfies Record<string, FieldTerm>;

/**
 * Decodes the record that begins at `bytes[0]` and says its own length; further ones may follow in the same datagram. A
 * rule that its contents break is its `fault`.
 */
export function decodeDtlsRecord(
  bytes: Uint8Array,
  options: DecodeOptions,
): DecodeResult<DtlsRecord> {
  const reader = new FieldReader(bytes, options.byteOffset);
  const type = bytes[0];
  if (type === undefined) return unfinished(reader, leastRecordBytes, options, 'type');
  const unified = unifiedHeader(type);
  if (unified !== null) return decodeUnified(reader, unified, options);
  const broken = brokenBeginning(reader, type);
  if (broken !== null) return malformed([], broken);
  if (type === types.tls12_cid) return decodeWithConnectionId(reader, options);
  if (bytes.length < headerBytes) return unfinished(reader, headerBytes, options, 'length');
  const length = ((bytes[11] ?? 0) << 8) | (bytes[12] ?? 0);
  if (length > maxFragmentBytes) {
    const what = `expected at most ${maxFragmentBytes}, found ${length}`;
    return malformed([], ruleOf(reader, 'dtls-record-overflow', 'length', [11, 13], what));
  }
  const end = headerBytes + length;
  const read = readHeader(reader, type);
  reader.uint(terms.length, 16);
  if (bytes.length < end) return unfinished(reader, end, options, 'fragment');
  return readContents(reader, read, end);
}

interface Header {
  readonly type: number;
  readonly epoch: number;
  readonly sequenceNumber: number;
}

function readHeader(reader: FieldReader, type: number): Header {
  const known = contentType(type);
  const { name, meaning } = known ?? { name: 'unknown', meaning: 'What the record carries.' };
  reader.take({ name: 'type', meaning, source: header }, 1, `${type} ${name}`);
  readNamed16(reader, terms.version, protocolVersions);
  const epoch = reader.uint(terms.epoch, 16);
  const sequenceNumber = reader.uint(terms.sequence, 48);
  return { type, epoch, sequenceNumber };
}

function readContents(
  reader: FieldReader,
  { type, epoch, sequenceNumber }: Header,
  end: number,
): DecodeResult<DtlsRecord> {
  const fragment = reader.layerRange({ start: reader.byteIndex, end });
  const messages: HandshakeMessage[] = [];
  const encrypted = epoch > 0;
  let broken: BrokenRule | null = null;
  if (!encrypted) broken = readPlainFragment(reader, type, end, messages);
  else if (end > reader.byteIndex) reader.take(terms.encrypted, end - reader.byteIndex, null);
  const name = contentType(type)?.name ?? 'unknown';
  const value = { name, contentType: type, epoch, sequenceNumber, encrypted, messages, fragment };
  const whole = { status: 'complete', fields: reader.fields, byteLength: end, value } as const;
  return broken === null ? whole : { ...whole, fault: createDecodeError(broken) };
}

/** Neither the type nor the version is one of DTLS: the bytes are of something else. */
function brokenBeginning(reader: FieldReader, type: number): BrokenRule | null {
  const { bytes } = reader;
  if (contentType(type) === null) {
    const what = `expected a type from 20 to 26, or 32 to 63 in DTLS 1.3, found ${type}`;
    return ruleOf(reader, 'dtls-content-type-unknown', 'type', [0, 1], what);
  }
  const version = ((bytes[1] ?? 0xfe) << 8) | (bytes[2] ?? 0xfd);
  if (protocolVersions.has(version)) return null;
  const what = `expected 0xfeff, 0xfefd or 0xfefc, found ${hex16(version)}`;
  return ruleOf(reader, 'dtls-version-unknown', 'version', [1, Math.min(3, bytes.length)], what);
}

/** The connection ID has a length that only the handshake tells, so the record is taken for the rest of the datagram. */
function decodeWithConnectionId(
  reader: FieldReader,
  options: DecodeOptions,
): DecodeResult<DtlsRecord> {
  const { bytes } = reader;
  const least = Math.max(beforeConnectionId, options.atEnd ? 0 : bytes.length + 1);
  if (bytes.length < least) return unfinished(reader, least, options, 'sequence_number');
  const { type, epoch, sequenceNumber } = readHeader(reader, types.tls12_cid);
  const rest = bytes.length - reader.byteIndex;
  if (rest > 0) reader.take(terms.afterConnectionId, rest, null);
  const known = { name: 'tls12_cid', contentType: type, epoch, sequenceNumber, encrypted: true };
  return taken(reader, bytes.length, bytes.length, known);
}

function decodeUnified(
  reader: FieldReader,
  unified: UnifiedHeader,
  options: DecodeOptions,
): DecodeResult<DtlsRecord> {
  const { bytes } = reader;
  const start = unifiedHeaderBytes(unified);
  const saysLength = unified.hasLength && !unified.hasConnectionId;
  if (bytes.length < start) return unfinished(reader, start, options, 'unified header');
  const length = ((bytes[start - 2] ?? 0) << 8) | (bytes[start - 1] ?? 0);
  const toEnd = options.atEnd ? bytes.length : bytes.length + 1;
  const end = saysLength ? start + length : toEnd;
  if (bytes.length < end) return unfinished(reader, end, options, 'encrypted_record');
  readUnifiedRecord(reader, unified, end);
  const contents = unified.hasConnectionId ? end : start;
  const known = { name: 'DTLS 1.3 ciphertext', contentType: null, sequenceNumber: null };
  return taken(reader, contents, end, { ...known, epoch: unified.epochBits, encrypted: true });
}

/** A record whose contents are opaque and lie from `start` to `end`. */
function taken(
  reader: FieldReader,
  start: number,
  end: number,
  known: Omit<DtlsRecord, 'messages' | 'fragment'>,
): DecodeResult<DtlsRecord> {
  const value = { ...known, messages: [], fragment: reader.layerRange({ start, end }) };
  return { status: 'complete', fields: reader.fields, byteLength: end, value };
}

function unfinished(
  reader: FieldReader,
  least: number,
  { atEnd }: DecodeOptions,
  field: string,
): DecodeResult<DtlsRecord> {
  const { bytes, fields, byteIndex } = reader;
  if (!atEnd) return { status: 'incomplete', fields, leastByteLength: least };
  const what = `the record needs ${least} bytes, ${bytes.length} are there`;
  const range: [number, number] = [byteIndex, bytes.length];
  return malformed(fields, ruleOf(reader, 'dtls-record-truncated', field, range, what));
}

function ruleOf(
  reader: FieldReader,
  code: string,
  field: string,
  [start, end]: readonly [number, number],
  what: string,
): BrokenRule {
  return { code, field, range: reader.layerRange({ start, end }), what, source: header };
}
