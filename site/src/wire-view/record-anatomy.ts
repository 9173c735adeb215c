/**
 * One record taken apart: every field of every unit that has bytes in it, with the places of those bytes in the
 * record and in the raw stream; and for every kept byte the innermost field that it belongs to.
 */
import type { FormatId, Unit } from '@wireside/labs-server/wire/conversation/conversation.ts';
import { toByteRange, type ByteRange, type Field } from '@wireside/labs-server/wire/field/field.ts';
import type { DataRecord, PageRecord } from '@wireside/labs-server/wire/record.ts';
import { isDecrypted, rawRangeOf, unitsOf } from './record-chips.ts';
import type { TraceConnection } from './trace-connection.ts';

/** A field in its place. */
export interface PlacedField {
  /** `<unit id>.<index>.<index>`: names the field in links and selections. */
  readonly path: string;
  readonly unit: Unit;
  readonly field: Field;
  /** 0 for the unit's own fields, 1 for their children. */
  readonly depth: number;
  /** Where its bytes lie in the raw stream of the direction. */
  readonly raw: readonly ByteRange[];
  /** The part of them that lies in this record, counted from its first byte; may be empty. */
  readonly inRecord: readonly ByteRange[];
}

export interface RecordAnatomy {
  readonly record: DataRecord;
  /** The bytes that were kept: all, or head and tail. */
  readonly bytes: Uint8Array;
  readonly units: readonly Unit[];
  /** Parents before their children, units from the outermost layer to the innermost. */
  readonly fields: readonly PlacedField[];
  /** Per kept byte: index in `fields` of the innermost leaf, or -1. */
  readonly leafAt: Int32Array;
  /** Where each unit lies in the record, by id. */
  readonly unitRanges: ReadonlyMap<number, readonly ByteRange[]>;
  /** How many layers lie between each unit and the raw stream, by id: 0 for a frame, 1 for its message. */
  readonly depths: ReadonlyMap<number, number>;
  /** Ids of the units that the lab's own peer decrypted: they never crossed the wire so. */
  readonly decrypted: ReadonlySet<number>;
  /** Kept positions of the bytes that break a rule. */
  readonly broken: readonly ByteRange[];
}

export function anatomyOf(connection: TraceConnection, record: DataRecord): RecordAnatomy {
  const units = unitsOf(connection, record);
  const raw = rawRangeOf(record);
  const fields: PlacedField[] = [];
  const broken: ByteRange[] = [];
  const unitRanges = new Map<number, readonly ByteRange[]>();
  const depths = new Map<number, number>();
  for (const unit of units) {
    const layer = connection.conversation.layers.get(unit.layer);
    if (layer === undefined) continue;
    depths.set(unit.id, depthOf(connection, layer.parent));
    unitRanges.set(unit.id, clip(layer.toRaw(unit.range), raw));
    if (unit.error !== null) {
      const ranges = clip(layer.toRaw(toByteRange(unit.error.range)), raw);
      broken.push(...ranges.flatMap((range) => keptRangesOf(record, range)));
    }
    const place = (field: Field, path: string, depth: number): void => {
      const ranges = layer.toRaw(toByteRange(field.range));
      const inRecord = clip(ranges, raw);
      fields.push({ path, unit, field, depth, raw: ranges, inRecord });
      if (inRecord.length === 0) return;
      field.children.forEach((child, at) => place(child, `${path}.${at}`, depth + 1));
    };
    unit.fields.forEach((field, at) => place(field, `${unit.id}.${at}`, 0));
  }
  const bytes = keptBytesOf(record);
  const leafAt = leafIndex(record, bytes.length, fields);
  const { conversation } = connection;
  const decrypted = new Set(units.filter((unit) => isDecrypted(conversation, unit)).map(idOf));
  return { record, bytes, units, fields, leafAt, unitRanges, depths, decrypted, broken };
}

function idOf({ id }: Unit): number {
  return id;
}

function depthOf({ conversation }: TraceConnection, parent: number | null): number {
  let depth = 0;
  for (let key = parent; key !== null; key = conversation.layers.get(key)?.parent ?? null) {
    depth += 1;
  }
  return depth;
}

/** The data of what the page recorded: bytes of which no format is known. */
export function anatomyOfPage(page: PageRecord): RecordAnatomy {
  const { head, sequence, timeUs, connection, run } = page;
  const none = { units: [], fields: [], broken: [] };
  const maps = { unitRanges: new Map(), depths: new Map(), decrypted: new Set<number>() };
  const record: DataRecord = {
    kind: 'data',
    sequence,
    timeUs,
    connection,
    run,
    direction: 'server-to-client',
    streamOffset: 0,
    byteLength: head.length,
    head,
    tail: new Uint8Array(0),
  };
  return { record, bytes: head, leafAt: leafIndex(record, head.length, []), ...none, ...maps };
}

/** Head and tail in one piece. */
export function keptBytesOf({ head, tail }: DataRecord): Uint8Array {
  if (tail.length === 0) return head;
  const bytes = new Uint8Array(head.length + tail.length);
  bytes.set(head);
  bytes.set(tail, head.length);
  return bytes;
}

/** Offset in the record of the kept byte `at`: behind the omitted middle it is more. */
export function offsetOfKept({ head, tail, byteLength }: DataRecord, at: number): number {
  return at < head.length ? at : byteLength - tail.length + (at - head.length);
}

/** Kept positions of the range of the record's bytes; what was left out is left out. */
export function keptRangesOf(record: DataRecord, range: ByteRange): readonly ByteRange[] {
  const { head, tail, byteLength } = record;
  const tailStart = byteLength - tail.length;
  const inHead = clip([range], { start: 0, end: head.length });
  if (tail.length === 0) return inHead;
  const inTail = clip([range], { start: tailStart, end: byteLength });
  const back = head.length;
  return [...inHead, ...inTail.map(({ start, end }) => ({ start: start + back, end: end + back }))];
}

/** The parts of `ranges` that lie in `window`, counted from its start. */
function clip(ranges: readonly ByteRange[], window: ByteRange): ByteRange[] {
  return ranges
    .map(({ start, end }) => ({
      start: Math.max(start, window.start) - window.start,
      end: Math.min(end, window.end) - window.start,
    }))
    .filter(({ start, end }) => start < end);
}

function leafIndex(
  record: DataRecord,
  keptLength: number,
  fields: readonly PlacedField[],
): Int32Array {
  const leafAt = new Int32Array(keptLength).fill(-1);
  fields.forEach(({ field, inRecord }, at) => {
    if (field.children.length > 0) return;
    for (const range of inRecord) {
      for (const { start, end } of keptRangesOf(record, range)) leafAt.fill(at, start, end);
    }
  });
  return leafAt;
}

/** A run of kept bytes that belong to the same innermost field. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  /** Index in `fields`, or -1. */
  readonly leaf: number;
}

/** The kept bytes from `from` up to `to`, cut where the innermost field changes. */
export function stretchesOf({ leafAt }: RecordAnatomy, from: number, to: number): Stretch[] {
  const stretches: Stretch[] = [];
  const last = Math.min(to, leafAt.length);
  for (let start = from; start < last;) {
    const leaf = leafAt[start] ?? -1;
    let end = start + 1;
    while (end < last && leafAt[end] === leaf) end += 1;
    stretches.push({ start, end, leaf });
    start = end;
  }
  return stretches;
}

/** Format of the innermost layer at a kept byte. */
export function formatAt(anatomy: RecordAnatomy, at: number): FormatId {
  return anatomy.fields[anatomy.leafAt[at] ?? -1]?.unit.format ?? 'raw';
}

/** True when `path` is `selected` or lies inside it: selecting a field selects its children. */
export function isWithin(path: string, selected: string): boolean {
  return path === selected || path.startsWith(`${selected}.`);
}
