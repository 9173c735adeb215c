/**
 * Takes the session's id out of a trace, so that a shared trace is not a key: each occurrence becomes as many ASCII
 * zeros, also where records or chunks tear it apart. It is the one alteration of the bytes, and the file's section
 * comment declares it.
 */
import type { DataRecord, PageFact, WireRecord } from '../record.ts';
import { concatBytes, latin1Bytes } from './bytes.ts';
import { findInChunks, type StreamRange } from './find-in-chunks.ts';
import { indicesOf, matchesAt } from './indices-of.ts';
import { zeroMasked } from './masked-text.ts';
import type { JsonValue, TraceFile, TraceMetadata } from './trace-file.ts';

/** A piece of an id at the edge of kept bytes is replaced too, from this many characters on. */
const leastPieceBytes = 4;
const zero = 0x30;

/** The trace without `sessionId` (ASCII, not empty); `trace` is not changed. */
export function redactSession(trace: TraceFile, sessionId: string): TraceFile {
  const pattern = latin1Bytes(sessionId);
  const redactText = (text: string) =>
    text.replaceAll(sessionId, () => '0'.repeat(sessionId.length));
  const parts = redactStreams(trace.records, pattern);
  return {
    metadata: redactMetadata(trace.metadata, redactText),
    records: trace.records.map((record) => {
      switch (record.kind) {
        case 'data':
          return { ...record, ...parts.get(record) };
        case 'decrypted':
          return { ...record, head: zeroOccurrences(record.head, pattern) };
        case 'page':
          return {
            ...record,
            lane: redactText(record.lane),
            from: redactText(record.from),
            to: redactText(record.to),
            label: redactText(record.label),
            facts: record.facts.map(([name, value]): PageFact => [name, redactText(value)]),
            head: zeroOccurrences(record.head, pattern),
          };
        case 'close':
          return { ...record, reason: redactText(record.reason) };
        case 'open':
          return record;
      }
    }),
  };
}

function redactMetadata(
  metadata: TraceMetadata,
  redactText: (text: string) => string,
): TraceMetadata {
  const redactJson = (value: JsonValue): JsonValue => {
    if (typeof value === 'string') return redactText(value);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(redactJson);
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [redactText(name), redactJson(item)]),
    );
  };
  return {
    ...metadata,
    title: redactText(metadata.title),
    code: metadata.code === null ? null : redactText(metadata.code),
    console: metadata.console.map((line) => ({ ...line, values: line.values.map(redactJson) })),
    sessionIdsReplaced: true,
  };
}

/** The head or the tail of one record, at its place in the stream. */
interface Piece {
  readonly record: DataRecord;
  readonly part: 'head' | 'tail';
  readonly streamOffset: number;
}

type Parts = Map<DataRecord, { head: Uint8Array; tail: Uint8Array }>;

function redactStreams(records: readonly WireRecord[], pattern: Uint8Array): Parts {
  const parts: Parts = new Map();
  for (const run of contiguousRuns(records)) {
    const bytes = zeroOccurrences(
      concatBytes(run.map(({ record, part }) => record[part])),
      pattern,
    );
    let offset = 0;
    for (const { record, part } of run) {
      const end = offset + record[part].length;
      const redacted = parts.get(record) ?? { head: record.head, tail: record.tail };
      redacted[part] = bytes.subarray(offset, end);
      parts.set(record, redacted);
      offset = end;
    }
  }
  zeroRanges(parts, findInChunks(records, pattern));
  return parts;
}

/** Makes zeros of `ranges` in the copies that `parts` holds. */
function zeroRanges(parts: Parts, ranges: readonly StreamRange[]): void {
  for (const [record, { head, tail }] of parts) {
    const tailOffset = record.streamOffset + record.byteLength - tail.length;
    for (const { connection, direction, start, end } of ranges) {
      if (connection !== record.connection || direction !== record.direction) continue;
      zeroFrom(head, start - record.streamOffset, end - record.streamOffset);
      zeroFrom(tail, start - tailOffset, end - tailOffset);
    }
  }
}

/** Makes zeros of the bytes from index `start` up to `end`, as far as they are there. */
function zeroFrom(bytes: Uint8Array, start: number, end: number): void {
  if (end > 0 && start < bytes.length) bytes.fill(zero, Math.max(start, 0), end);
}

/** Pieces that follow one another in a stream without a gap: an id can lie across their borders. */
function contiguousRuns(records: readonly WireRecord[]): Piece[][] {
  const runs: Piece[][] = [];
  const openRuns = new Map<string, { pieces: Piece[]; end: number }>();
  for (const record of records) {
    if (record.kind !== 'data') continue;
    const key = `${record.connection} ${record.direction}`;
    const tailOffset = record.streamOffset + record.byteLength - record.tail.length;
    const pieces: Piece[] = [
      { record, part: 'head', streamOffset: record.streamOffset },
      { record, part: 'tail', streamOffset: tailOffset },
    ];
    for (const piece of pieces) {
      const length = record[piece.part].length;
      if (length === 0) continue;
      const open = openRuns.get(key);
      if (open?.end === piece.streamOffset) {
        open.pieces.push(piece);
        open.end += length;
        continue;
      }
      const started = { pieces: [piece], end: piece.streamOffset + length };
      openRuns.set(key, started);
      runs.push(started.pieces);
    }
  }
  return runs;
}

/** A copy of `bytes` in which `pattern` is zeros, and its pieces at either end too. */
function zeroOccurrences(bytes: Uint8Array, pattern: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  for (const at of indicesOf(bytes, pattern)) copy.fill(zero, at, at + pattern.length);
  zeroMasked(copy, pattern);
  zeroPieces(copy, pattern);
  return copy;
}

function zeroPieces(bytes: Uint8Array, pattern: Uint8Array): void {
  for (let length = pattern.length - 1; length >= leastPieceBytes; length -= 1) {
    const ending = pattern.subarray(pattern.length - length);
    if (matchesAt(bytes, 0, ending)) bytes.fill(zero, 0, length);
    const beginning = pattern.subarray(0, length);
    const start = bytes.length - length;
    if (start >= 0 && matchesAt(bytes, start, beginning)) bytes.fill(zero, start);
  }
}
