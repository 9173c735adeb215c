/** The units of one format in the records of a run, in the order in which they crossed the wire. */
import type { Conversation, Unit } from '@wireside/labs-server/wire/conversation/conversation.ts';
import type { ByteRange, Field } from '@wireside/labs-server/wire/field/field.ts';
import type { DataRecord } from '@wireside/labs-server/wire/record.ts';
import type { TraceEntry } from '../../wire-view/trace-view.ts';
import type { TraceConnection } from '../../wire-view/trace-connection.ts';

export interface WireMessage {
  readonly unit: Unit;
  readonly connection: TraceConnection;
  readonly record: DataRecord;
  /** Units within it, such as the session description in its body. */
  readonly inner: readonly Unit[];
}

/** A unit belongs to the record that carried its last byte. The second hop carries the same once more, and is left out. */
export function wireMessages(
  entries: readonly TraceEntry[],
  wanted: (unit: Unit) => boolean,
): WireMessage[] {
  const messages: WireMessage[] = [];
  for (const entry of entries) {
    if (entry.kind === 'gap' || entry.record.kind !== 'data' || entry.connection === null) continue;
    const { record, connection } = entry;
    if (connection.roleIn(record.run) === 'second-hop') continue;
    messages.push(...messagesIn(connection, record, wanted));
  }
  return messages;
}

function messagesIn(
  connection: TraceConnection,
  record: DataRecord,
  wanted: (unit: Unit) => boolean,
): WireMessage[] {
  const { conversation } = connection;
  const range = { start: record.streamOffset, end: record.streamOffset + record.byteLength };
  const units = conversation.unitsAt(record.direction, range);
  if (!units.some(wanted)) return [];
  const placed = units.map((unit) => ({ unit, raw: rawRangeOf(conversation, unit) }));
  return placed
    .filter(({ unit, raw }) => wanted(unit) && raw.end > range.start && raw.end <= range.end)
    .toSorted((one, other) => one.raw.start - other.raw.start)
    .map(({ unit, raw }) => {
      const inner = placed
        .filter(
          ({ unit: { id }, raw: at }) =>
            id !== unit.id && at.start > raw.start && at.end <= raw.end,
        )
        .map((one) => one.unit);
      return { unit, connection, record, inner };
    });
}

function rawRangeOf({ layers }: Conversation, { layer, range }: Unit): ByteRange {
  const raw = layers.get(layer)?.toRaw(range) ?? [];
  return { start: raw[0]?.start ?? 0, end: raw.at(-1)?.end ?? 0 };
}

export function findField(fields: readonly Field[], name: string): Field | null {
  for (const field of fields) {
    const found = field.name === name ? field : findField(field.children, name);
    if (found !== null) return found;
  }
  return null;
}
