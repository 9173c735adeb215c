/** What a record says at one glance: the units that have bytes in it, outermost layer first, as chips. */
import type {
  Conversation,
  FormatId,
  Unit,
} from '@wireside/labs-server/wire/conversation/conversation.ts';
import type { ByteRange, Field } from '@wireside/labs-server/wire/field/field.ts';
import type { DataRecord } from '@wireside/labs-server/wire/record.ts';
import type { TraceConnection } from './trace-connection.ts';

/** Which part of the unit lies in the record. */
export type UnitPart = 'whole' | 'start' | 'middle' | 'end';

export interface Chip {
  readonly format: FormatId;
  readonly title: string;
  readonly part: UnitPart;
  readonly malformed: boolean;
  /** How many further units of the same format the record holds, told as "+11". */
  readonly more: number;
}

/** The record's bytes as a range of its direction's raw stream. */
export function rawRangeOf(record: DataRecord): ByteRange {
  return { start: record.streamOffset, end: record.streamOffset + record.byteLength };
}

/** The units in a record; none when its connection was not decoded so far. */
export function unitsOf(connection: TraceConnection, record: DataRecord): readonly Unit[] {
  if (!connection.decodes(record)) return [];
  return connection.conversation.unitsAt(record.direction, rawRangeOf(record));
}

/** Chips of one record: as many as fit on an arrow. */
const maxChips = 3;

/**
 * Every unit is a chip where all fit. Else each format shows its first unit (of an image, the one that says its size), or
 * the one that breaks a rule, and the number of the others; bodies of which the inner layers are shown, what control
 * frames carry, and what is not decoded, give way first. `units`: those of the record, where they are at hand.
 */
export function chipsOf(
  connection: TraceConnection,
  record: DataRecord,
  units = unitsOf(connection, record),
): readonly Chip[] {
  const { conversation } = connection;
  const raw = rawRangeOf(record);
  const inner = units.filter((unit) => isDecrypted(conversation, unit));
  const telling = units.filter((unit) => isTelling(unit) && !isHidden(unit, inner));
  const told = telling.length > 0 ? telling : units;
  if (told.length <= maxChips) return told.map((unit) => chipOf(conversation, unit, raw, 0));
  return [...Map.groupBy(told, ({ format }) => format).values()].flatMap((group) => {
    const broken = group.find(({ state }) => state === 'malformed');
    const shown = broken ?? group.find(isFrameHeader) ?? group[0];
    return shown === undefined ? [] : [chipOf(conversation, shown, raw, group.length - 1)];
  });
}

/** True for what the lab's own peer decrypted: it never crossed the wire so. */
export function isDecrypted({ layers }: Conversation, { layer }: Unit): boolean {
  return layers.get(layer)?.name === 'decrypted';
}

/** What was encrypted says little beside what is in it, unless it breaks a rule. */
function isHidden(unit: Unit, inner: readonly Unit[]): boolean {
  const { format, state } = unit;
  const carries = format === 'dtls' || format === 'rtp' || format === 'rtcp';
  return inner.length > 0 && carries && state !== 'malformed' && !inner.includes(unit);
}

/** SOF0 to SOF15 of a JPEG image. */
function isFrameHeader({ format, title }: Unit): boolean {
  return format === 'jpeg' && title.startsWith('SOF');
}

/** A frame already says what its control data say; a broken rule is always told. */
function isTelling({ kind, state }: Unit): boolean {
  if (kind === 'application-data') return state === 'malformed';
  return kind !== 'body' && kind !== 'undecoded';
}

function chipOf(conversation: Conversation, unit: Unit, raw: ByteRange, more: number): Chip {
  const { format, title, state } = unit;
  return {
    format,
    title,
    more,
    part: partOf(conversation, unit, raw),
    malformed: state === 'malformed',
  };
}

/** Which part of `unit` lies in `raw`. A unit that still waits for bytes goes on after it. */
export function partOf(conversation: Conversation, unit: Unit, raw: ByteRange): UnitPart {
  const ranges = conversation.layers.get(unit.layer)?.toRaw(unit.range) ?? [];
  const before = (ranges[0]?.start ?? raw.start) < raw.start;
  const lastEnd = ranges.at(-1)?.end ?? raw.end;
  const after = lastEnd > raw.end || (unit.state === 'incomplete' && lastEnd >= raw.end);
  if (before) return after ? 'middle' : 'end';
  return after ? 'start' : 'whole';
}

/** The title with its part: `… event 2` goes on from an earlier record, `event 2 …` into a later one; `✗` breaks a rule. */
export function chipText({ title, part, more, malformed }: Chip): string {
  const broken = malformed ? '✗ ' : '';
  const before = part === 'middle' || part === 'end' ? '… ' : '';
  const after = part === 'middle' || part === 'start' ? ' …' : '';
  return `${broken}${before}${title}${after}${more > 0 ? ` +${more}` : ''}`;
}

/** The field lines that explain a head at one glance, in the order of interest. */
const tellingFieldNames = ['last-event-id', 'if-none-match', 'content-type'];

/** `text/event-stream` of a response, `Last-Event-ID: 3` of a request; empty where no head says anything telling. */
export function headDetail(units: readonly Unit[]): string {
  const head = units.find(({ kind }) => kind === 'request-head' || kind === 'response-head');
  if (head === undefined) return '';
  const lines = fieldLinesOf(head.fields);
  for (const name of tellingFieldNames) {
    const value = lines.get(name);
    if (value === undefined) continue;
    if (name !== 'content-type') return `${canonicalName(name)}: ${value}`;
    if (head.kind === 'response-head') return value;
  }
  return '';
}

/** Names (in lower case) and values of the field lines below `fields`. */
function fieldLinesOf(fields: readonly Field[]): ReadonlyMap<string, string> {
  const lines = new Map<string, string>();
  for (const field of fields) {
    const name = field.children.find((child) => child.name === 'field-name');
    const value = field.children.find((child) => child.name === 'field-value');
    if (name !== undefined) lines.set(String(name.value).toLowerCase(), String(value?.value ?? ''));
    else for (const [key, text] of fieldLinesOf(field.children)) lines.set(key, text);
  }
  return lines;
}

function canonicalName(name: string): string {
  return name === 'last-event-id' ? 'Last-Event-ID' : 'If-None-Match';
}
