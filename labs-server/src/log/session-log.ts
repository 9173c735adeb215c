/** One session's records: encoded into slabs, the oldest slab overwritten first. */
import { ByteWriter } from '../../wire/record-bytes.ts';
import type { UnnumberedRecord } from '../../wire/record-codec.ts';
import { peekRecord, recordByteLength, writeRecord } from '../../wire/record-codec.ts';
import type { SlabPool } from './slab-pool.ts';
import { slabBytes } from './slab-pool.ts';

/** A payload up to here is kept whole; of a longer one the log keeps head, tail and length. */
export const payloadLimits = { wholeBytes: 32 * 1024, headBytes: 24 * 1024, tailBytes: 8 * 1024 };

/** What `readAfter` found. */
export interface LogBatch {
  /** Whole records, joined as `record-codec.ts` says. A copy. */
  readonly bytes: Uint8Array;
  /** Sequence number of the last record in `bytes`; what was asked for when there is none. */
  readonly lastSequence: number;
  /** When records after the asked number were overwritten: the first that is still there; else null. */
  readonly gapBefore: number | null;
}

export interface SessionLog {
  /** Numbers the record, 1, 2, 3 ..., and encodes it now; its bytes may be reused by the caller. */
  append(record: UnnumberedRecord): void;
  /** Records after `sequence`, at most `maxBytes` of them (but at least one record when there is one). */
  readAfter(sequence: number, maxBytes: number): LogBatch;
  /** Number of the newest record, 0 before the first. */
  readonly lastSequence: number;
  /** How many records were overwritten before the log was released. */
  readonly droppedRecords: number;
  /** Gives all slabs back. Later records are dropped. */
  release(): void;
}

interface Slab {
  /** Its target is the slab's memory, its position how much of it is used. */
  readonly writer: ByteWriter;
  readonly firstSequence: number;
  lastSequence: number;
}

/** Takes its first slab at once. Returns null when the pool is spent. */
export function createSessionLog(pool: SlabPool, shareBytes: number): SessionLog | null {
  const first = pool.take();
  return first === null ? null : new SlabLog(pool, Math.floor(shareBytes / slabBytes), first);
}

class SlabLog implements SessionLog {
  lastSequence = 0;
  droppedRecords = 0;
  readonly #pool: SlabPool;
  readonly #shareSlabs: number;
  #slabs: Slab[];

  constructor(pool: SlabPool, shareSlabs: number, first: Uint8Array) {
    this.#pool = pool;
    this.#shareSlabs = shareSlabs;
    this.#slabs = [{ writer: new ByteWriter(first), firstSequence: 1, lastSequence: 0 }];
  }

  append(record: UnnumberedRecord): void {
    if (this.#slabs.length === 0) return;
    const sequence = this.lastSequence + 1;
    const kept = shorten(record);
    const slab = this.#slabFor(recordByteLength(kept), sequence);
    writeRecord(slab.writer, kept, sequence);
    slab.lastSequence = sequence;
    this.lastSequence = sequence;
  }

  readAfter(sequence: number, maxBytes: number): LogBatch {
    const parts: Uint8Array[] = [];
    let room = maxBytes;
    let lastSequence = sequence;
    for (const slab of this.#slabs) {
      if (slab.lastSequence <= sequence) continue;
      const range = rangeAfter(slab, sequence, room, parts.length === 0);
      if (range.end === range.start) break;
      parts.push(slab.writer.target.subarray(range.start, range.end));
      room -= range.end - range.start;
      lastSequence = range.lastSequence;
      if (lastSequence < slab.lastSequence) break;
    }
    const firstKept = this.#slabs[0]?.firstSequence ?? 1;
    const gapBefore = firstKept > sequence + 1 && this.lastSequence > sequence ? firstKept : null;
    return { bytes: Buffer.concat(parts), lastSequence, gapBefore };
  }

  release(): void {
    for (const { writer } of this.#slabs) this.#pool.give(writer.target);
    this.#slabs = [];
  }

  #slabFor(byteLength: number, sequence: number): Slab {
    const newest = this.#slabs.at(-1);
    if (newest !== undefined && newest.writer.position + byteLength <= slabBytes) return newest;
    const writer = new ByteWriter(this.#freshSlab());
    const slab = { writer, firstSequence: sequence, lastSequence: sequence - 1 };
    this.#slabs.push(slab);
    return slab;
  }

  /** From the pool while the share allows and the pool has one, else the session's own oldest. */
  #freshSlab(): Uint8Array {
    const taken = this.#slabs.length < this.#shareSlabs ? this.#pool.take() : null;
    if (taken !== null) return taken;
    const oldest = this.#slabs.shift();
    if (oldest === undefined) throw new Error('a log in use holds at least one slab');
    this.droppedRecords += oldest.lastSequence - oldest.firstSequence + 1;
    return oldest.writer.target;
  }
}

function shorten(record: UnnumberedRecord): UnnumberedRecord {
  if (record.kind !== 'data' || record.head.length <= payloadLimits.wholeBytes) return record;
  return {
    ...record,
    head: record.head.subarray(0, payloadLimits.headBytes),
    tail: record.head.subarray(record.head.length - payloadLimits.tailBytes),
  };
}

/** The whole records of `slab` after `sequence` within `room` bytes; `atLeastOne` lets the first exceed it. */
function rangeAfter(
  { writer: { target, position } }: Slab,
  sequence: number,
  room: number,
  atLeastOne: boolean,
): { readonly start: number; readonly end: number; readonly lastSequence: number } {
  let start = 0;
  let end = 0;
  let lastSequence = sequence;
  while (end < position) {
    const record = peekRecord(target, end);
    const next = end + record.byteLength;
    if (record.sequence <= sequence) start = next;
    else if (next - start > room && !(atLeastOne && end === start)) break;
    else lastSequence = record.sequence;
    end = next;
  }
  return { start, end, lastSequence };
}
