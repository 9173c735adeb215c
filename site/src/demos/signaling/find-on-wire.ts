/** Where a message crossed our socket: the record and the field that hold it. */
import type {
  Conversation,
  ConversationLayer,
  Unit,
} from '@wireside/labs-server/wire/conversation/conversation.ts';
import { type ByteRange, type Field, toByteRange } from '@wireside/labs-server/wire/field/field.ts';
import type { Direction } from '@wireside/labs-server/wire/record.ts';
import type { RoomMessage } from '@wireside/labs-server/wire/signaling-room.ts';
import { recordHolding } from '../../wire-view/shown-entries.ts';
import type { TraceEntry } from '../../wire-view/trace-view.ts';
import type { TraceConnection } from '../../wire-view/trace-connection.ts';
import type { Step } from './signaling-report.ts';

export interface OnWire {
  /** Sequence number of the record. */
  readonly record: number;
  /** Null: the whole record. */
  readonly fieldPath: string | null;
}

interface Place {
  readonly connection: TraceConnection;
  readonly direction: Direction;
  readonly rawStart: number;
  readonly fieldPath: string | null;
}

/** Where the step left this page, or else where it came in; null where it crossed no socket that is shown. */
export function findOnWire(entries: readonly TraceEntry[], step: Step): OnWire | null {
  if (step.kind !== 'message' || step.message === null) return null;
  const connections = new Set<TraceConnection>();
  for (const entry of entries) {
    if (entry.kind === 'record' && entry.connection !== null) connections.add(entry.connection);
  }
  const needle = new TextEncoder().encode(needleOf(step.message, step.sent ? null : step.from));
  const direction = step.sent ? 'client-to-server' : 'server-to-client';
  for (const connection of connections) {
    const place = placeIn(connection, direction, needle);
    const carrier = place && recordHolding(entries, place, place.rawStart);
    if (place && carrier) return { record: carrier.record.sequence, fieldPath: place.fieldPath };
  }
  return null;
}

/** The room tells who said it; who says it does not. Both sides write JSON in the same order. */
function needleOf(message: RoomMessage, from: Step['from'] | null): string {
  const text = JSON.stringify(message);
  return from === null ? text : `"from":"${from}","message":${text}`;
}

function placeIn(
  connection: TraceConnection,
  direction: Direction,
  needle: Uint8Array,
): Place | null {
  const { conversation } = connection;
  for (const layer of conversation.layers.values()) {
    if (layer.direction !== direction) continue;
    const start = indexOf(layer.slice({ start: 0, end: layer.byteLength }), needle);
    if (start < 0) continue;
    const range = { start, end: start + needle.length };
    const rawStart = layer.toRaw(range)[0]?.start;
    if (rawStart === undefined) continue;
    return { connection, direction, rawStart, fieldPath: fieldAt(conversation, layer, range) };
  }
  return null;
}

function indexOf(bytes: Uint8Array, needle: Uint8Array): number {
  const [first = 0] = needle;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (needle.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  return -1;
}

/** The path of the smallest field that holds the range: `<unit>.<field>.<field>`. */
function fieldAt(
  { units }: Conversation,
  { key }: ConversationLayer,
  range: ByteRange,
): string | null {
  const holding = units.filter((unit) => unit.layer === key && holds(unit.range, range));
  const unit: Unit | undefined = holding.at(-1);
  if (unit === undefined) return null;
  const path = pathIn(unit.fields, range);
  return path === '' ? null : `${unit.id}${path}`;
}

function pathIn(fields: readonly Field[], range: ByteRange): string {
  const at = fields.findIndex((field) => holds(toByteRange(field.range), range));
  const field = fields[at];
  return field === undefined ? '' : `.${at}${pathIn(field.children, range)}`;
}

function holds(outer: ByteRange, inner: ByteRange): boolean {
  return outer.start <= inner.start && outer.end >= inner.end;
}
