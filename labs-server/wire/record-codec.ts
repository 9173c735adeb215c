/**
 * Records as bytes: what the log's slabs hold and what the channel's binary messages carry.
 *
 * A batch is records one after the other, so batches can be joined. All integers are little-endian:
 *
 *     byteLength u32 (of the whole record) · kind u8 · flags u8 · run u32 · connection u32
 *     sequence f64 · timeUs f64 · what the kind adds
 *
 *     open   hopOf u32 (0 = null) · listener u8 · local, remote: text address, port u16
 *     data   streamOffset f64 · byteLength f64 · headLength u32 · head · tail (the rest)
 *     close  cause u8 · text reason
 *     decrypted  protocol u8 · streamOffset f64 · byteLength f64 · head (the rest)
 *     page   text lane, from, to, label · factCount u16 · (text name · text value) each · head (the rest)
 *
 * A text is its length u16 in UTF-16 code units, then those units.
 */
import {
  decryptedBodyByteLength,
  readDecryptedBody,
  writeDecryptedBody,
} from './decrypted-record-codec.ts';
import { openBodyByteLength, readOpenBody, writeOpenBody } from './open-record-codec.ts';
import { pageBodyByteLength, readPageBody, writePageBody } from './page-record-codec.ts';
import { ByteWriter, createByteReader, RecordCodecError, textByteLength } from './record-bytes.ts';
import type { CloseCause, Direction, WireRecord } from './record.ts';

const headerBytes = 30;
const kinds = ['open', 'data', 'close', 'page', 'decrypted'] as const;
const causes: readonly CloseCause[] = ['fin', 'rst', 'lab'];

const flag = { udp: 1, insideTls: 2, serverToClient: 1 } as const;

/** A record that has no place in a log yet. */
export type UnnumberedRecord = WireRecord extends infer One
  ? One extends WireRecord
    ? Omit<One, 'sequence'>
    : never
  : never;

/** How many bytes `writeRecord` needs for `record`. */
export function recordByteLength(record: UnnumberedRecord): number {
  switch (record.kind) {
    case 'open':
      return headerBytes + openBodyByteLength(record);
    case 'data':
      return headerBytes + 20 + record.head.length + record.tail.length;
    case 'close':
      return headerBytes + 1 + textByteLength(record.reason);
    case 'decrypted':
      return headerBytes + decryptedBodyByteLength(record);
    case 'page':
      return headerBytes + pageBodyByteLength(record);
  }
}

/**
 * Writes `record` under the number `sequence` where `writer` is. The bytes are copied.
 * @throws RecordCodecError when the record does not fit.
 */
export function writeRecord(writer: ByteWriter, record: UnnumberedRecord, sequence: number): void {
  const byteLength = recordByteLength(record);
  const { position, target } = writer;
  if (position + byteLength > target.length) {
    throw new RecordCodecError(`a record of ${byteLength} bytes does not fit at byte ${position}`);
  }
  writer.u32(byteLength);
  writer.u8(kinds.indexOf(record.kind));
  writer.u8(flagsOf(record));
  writer.u32(record.run);
  writer.u32(record.connection);
  writer.f64(sequence);
  writer.f64(record.timeUs);
  writeBody(writer, record);
}

/** One batch that holds `records` in order. */
export function encodeRecords(records: readonly WireRecord[]): Uint8Array {
  const batch = new Uint8Array(records.reduce((sum, one) => sum + recordByteLength(one), 0));
  const writer = new ByteWriter(batch);
  for (const record of records) writeRecord(writer, record, record.sequence);
  return batch;
}

/**
 * The records of a batch, in order. Payloads are copies: the batch may be reused.
 * @throws RecordCodecError when the batch was not made by this version's `encodeRecords`.
 */
export function decodeRecords(batch: Uint8Array): WireRecord[] {
  const records: WireRecord[] = [];
  let offset = 0;
  while (offset < batch.length) {
    const { byteLength } = peekRecord(batch, offset);
    records.push(readRecord(batch.subarray(offset, offset + byteLength)));
    offset += byteLength;
  }
  return records;
}

/**
 * Length and sequence number of the record at `offset`, without decoding it.
 * @throws RecordCodecError when no whole record begins there.
 */
export function peekRecord(
  batch: Uint8Array,
  offset: number,
): { readonly byteLength: number; readonly sequence: number } {
  const reader = createByteReader(batch, offset);
  const byteLength = reader.u32();
  if (byteLength < headerBytes || offset + byteLength > batch.length) {
    throw new RecordCodecError(`byteLength at byte ${offset}: ${byteLength} is no record's length`);
  }
  reader.skip(10);
  return { byteLength, sequence: reader.f64() };
}

function flagsOf(record: UnnumberedRecord): number {
  if (record.kind === 'open') {
    return (record.transport === 'udp' ? flag.udp : 0) | (record.insideTls ? flag.insideTls : 0);
  }
  const hasDirection = record.kind === 'data' || record.kind === 'decrypted';
  return hasDirection && record.direction === 'server-to-client' ? flag.serverToClient : 0;
}

function writeBody(writer: ByteWriter, record: UnnumberedRecord): void {
  switch (record.kind) {
    case 'open':
      writeOpenBody(writer, record);
      return;
    case 'data':
      writer.f64(record.streamOffset);
      writer.f64(record.byteLength);
      writer.u32(record.head.length);
      writer.bytes(record.head);
      writer.bytes(record.tail);
      return;
    case 'close':
      writer.u8(causes.indexOf(record.cause));
      writer.text(record.reason);
      return;
    case 'decrypted':
      writeDecryptedBody(writer, record);
      return;
    case 'page':
      writePageBody(writer, record);
  }
}

function readRecord(bytes: Uint8Array): WireRecord {
  const reader = createByteReader(bytes, 4);
  const kind = oneOf(kinds, reader.u8(), 'kind');
  const flags = reader.u8();
  const run = reader.u32();
  const connection = reader.u32();
  const base = { sequence: reader.f64(), timeUs: reader.f64(), connection, run };
  switch (kind) {
    case 'open':
      return {
        ...base,
        kind,
        transport: (flags & flag.udp) === 0 ? 'tcp' : 'udp',
        insideTls: (flags & flag.insideTls) !== 0,
        ...readOpenBody(reader),
      };
    case 'data': {
      const direction = directionOf(flags);
      const streamOffset = reader.f64();
      const byteLength = reader.f64();
      const head = reader.bytes(reader.u32());
      return { ...base, kind, direction, streamOffset, byteLength, head, tail: reader.rest() };
    }
    case 'close':
      return { ...base, kind, cause: oneOf(causes, reader.u8(), 'cause'), reason: reader.text() };
    case 'decrypted':
      return { ...base, kind, direction: directionOf(flags), ...readDecryptedBody(reader) };
    case 'page':
      return { ...base, kind, ...readPageBody(reader) };
  }
}

function directionOf(flags: number): Direction {
  return (flags & flag.serverToClient) === 0 ? 'client-to-server' : 'server-to-client';
}

function oneOf<Name>(names: readonly Name[], index: number, field: string): Name {
  const name = names[index];
  if (name === undefined) throw new RecordCodecError(`${field}: ${index} is unknown`);
  return name;
}
