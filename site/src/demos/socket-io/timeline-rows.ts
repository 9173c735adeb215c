/** The packets of a run in the order of time, each read from the bytes that crossed the wire. */
import type {
  Conversation,
  ConversationLayer,
  Unit,
} from '@wireside/labs-server/wire/conversation/conversation.ts';
import type { ByteRange, Field } from '@wireside/labs-server/wire/field/field.ts';
import { utf8Text } from '@wireside/labs-server/wire/field/text.ts';
import type { DataRecord, Direction } from '@wireside/labs-server/wire/record.ts';
import type { TraceEntry } from '../../wire-view/trace-view.ts';

interface RowBase {
  readonly key: string;
  readonly timeUs: number;
  readonly direction: Direction;
}

/** A request that carries packets, or an answer that says how it goes on. */
export interface HttpRow extends RowBase {
  readonly kind: 'http';
  readonly words: string;
}

export interface PacketRow extends RowBase {
  readonly kind: 'packet';
  readonly carrier: 'HTTP body' | 'WebSocket';
  /** Title of the Engine.IO packet, and of the Socket.IO packet in it. */
  readonly engine: string;
  readonly socket: string | null;
  /** The packet as it stands on the wire; bytes in hexadecimal. */
  readonly raw: string;
  /** What its type is for, in one sentence. */
  readonly meaning: string;
  readonly malformed: boolean;
}

export type TimelineRow = HttpRow | PacketRow;

/** So much of a packet is shown. */
const maxRawBytes = 160;

/** Rows of a run. The intermediary's second hop carries the same packets once more, and is left out. */
export function timelineRows(entries: readonly TraceEntry[]): TimelineRow[] {
  const rows: TimelineRow[] = [];
  for (const entry of entries) {
    if (entry.kind === 'gap' || entry.record.kind !== 'data' || entry.connection === null) continue;
    const { record, connection } = entry;
    if (connection.roleIn(record.run) === 'second-hop') continue;
    const prefix = `${connection.key}`;
    rows.push(...rowsOf(connection.conversation, record, prefix));
  }
  return rows;
}

/** A unit belongs to the record that carried its last byte. */
function rowsOf(conversation: Conversation, record: DataRecord, prefix: string): TimelineRow[] {
  const { direction, streamOffset, byteLength, timeUs } = record;
  const range = { start: streamOffset, end: streamOffset + byteLength };
  const placed = conversation
    .unitsAt(direction, range)
    .map((unit) => ({ unit, raw: rawRangeOf(conversation, unit) }))
    .filter(({ raw }) => raw.end > range.start && raw.end <= range.end);
  const sockets = placed.filter(({ unit }) => unit.format === 'socket-io');
  return placed
    .toSorted((a, b) => a.raw.start - b.raw.start)
    .flatMap(({ unit, raw }): TimelineRow[] => {
      const base = { key: `${prefix}/${unit.id}`, timeUs, direction };
      if (unit.format === 'http1') {
        const words = httpWords(unit);
        return words === null ? [] : [{ ...base, kind: 'http', words }];
      }
      if (unit.format !== 'engine-io') return [];
      const inner = sockets.find(({ raw: at }) => at.start >= raw.start && at.end <= raw.end);
      return [{ ...base, kind: 'packet', ...packetOf(conversation, unit, inner?.unit ?? null) }];
    });
}

function rawRangeOf({ layers }: Conversation, { layer, range }: Unit): ByteRange {
  const raw = layers.get(layer)?.toRaw(range) ?? [];
  return { start: raw[0]?.start ?? 0, end: raw.at(-1)?.end ?? 0 };
}

function packetOf(
  { layers }: Conversation,
  engine: Unit,
  socket: Unit | null,
): Omit<PacketRow, 'kind' | keyof RowBase> {
  const layer = layers.get(engine.layer);
  const { start } = engine.range;
  const end = Math.min(engine.range.end, start + maxRawBytes);
  const isBinary = engine.title === 'message, binary' && layer?.name !== 'body';
  const told = socket ?? engine;
  return {
    carrier: isInMessage(layer) ? 'WebSocket' : 'HTTP body',
    engine: engine.title,
    socket: socket?.title ?? null,
    raw:
      (layer ? shown(layer, { start, end }, isBinary) : '') + (end < engine.range.end ? '…' : ''),
    meaning: told.error?.message ?? told.fields[0]?.meaning ?? '',
    malformed: engine.error !== null || (socket?.error ?? null) !== null,
  };
}

function isInMessage(layer: ConversationLayer | undefined): boolean {
  return layer?.name === 'message' || layer?.name === 'inflated message';
}

function shown(layer: ConversationLayer, range: ByteRange, isBinary: boolean): string {
  const bytes = layer.slice(range);
  if (!isBinary) return utf8Text(bytes).replaceAll('\u001e', '␞');
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}

/** What a head says about the timeline; null for one that says nothing new. */
function httpWords({ kind, title, fields }: Unit): string | null {
  if (kind === 'response-head') return /^(101|[45]\d\d)/.test(title) ? title : null;
  if (kind !== 'request-head') return null;
  const target = String(findField(fields, 'request-target')?.value ?? '');
  if (!target.includes('EIO=4')) return null;
  const [method] = title.split(' ');
  const query = new URLSearchParams(target.split('?')[1] ?? '');
  const session = query.has('sid')
    ? ', with the session id'
    : ', without a session id: a handshake';
  return `${method} transport=${query.get('transport') ?? ''}${session}`;
}

function findField(fields: readonly Field[], name: string): Field | null {
  for (const field of fields) {
    const found = field.name === name ? field : findField(field.children, name);
    if (found) return found;
  }
  return null;
}
