/** The ladder: who sent what to whom, when. One entry of the trace becomes one row, only when it is looked at. */
import type { Unit } from '@wireside/labs-server/wire/conversation/conversation.ts';
import type { DecodeError } from '@wireside/labs-server/wire/field/decode-result.ts';
import type { DataRecord, WireRecord } from '@wireside/labs-server/wire/record.ts';
import { formatLook, pageHue } from './format-look.ts';
import { lanesOf, spanOf, type Lanes, type LaneSpan } from './ladder-lanes.ts';
import { pageDetail } from './page-record-words.ts';
import { formatBytes, formatCount, formatTime, plural } from './quantities.ts';
import { chipsOf, chipText, headDetail, isDecrypted, unitsOf, type Chip } from './record-chips.ts';
import type { TraceConnection } from './trace-connection.ts';
import { maxDecodedBytes } from './trace-store-options.ts';
import type { TraceEntry, TraceView } from './trace-view.ts';

/** What all rows of a ladder share. */
export interface LadderFrame extends Lanes {
  /** Server time that the ladder shows as 0, in microseconds. */
  readonly originUs: number;
  /** True when rows must say which connection they belong to. */
  readonly namesConnections: boolean;
}

export interface LadderRow {
  readonly index: number;
  readonly kind: WireRecord['kind'] | 'gap';
  /** Empty for a gap. */
  readonly time: string;
  /** `conn 12`, or empty. */
  readonly connection: string;
  /** The arrow; null for what lies on no arrow, such as a gap. */
  readonly span: LaneSpan | null;
  /** Who sent it and who got it, where the lanes do not tell: `['A :4601', 'B :4602']`. */
  readonly ends: readonly [from: string, to: string] | null;
  /** CSS class of the arrow's hue: that of the innermost layer. */
  readonly hueClass: string;
  readonly chips: readonly Chip[];
  /** What carried a record of the page; else empty. */
  readonly carrier: string;
  readonly detail: string;
  readonly malformed: boolean;
  /** True when the detail explains the request, and must not be crowded out. */
  readonly telling: boolean;
}

export function ladderFrameOf(view: TraceView, originUs: number | null): LadderFrame {
  return {
    ...lanesOf(view),
    originUs: originUs ?? view.firstTimeUs ?? 0,
    namesConnections: view.connections.length > 1,
  };
}

export function ladderRowOf(entry: TraceEntry, frame: LadderFrame): LadderRow {
  if (entry.kind === 'gap') {
    return { ...emptyRow, index: entry.index, kind: 'gap', detail: gapSentence(entry) };
  }
  const { record, connection } = entry;
  const row = {
    ...emptyRow,
    index: entry.index,
    kind: record.kind,
    time: formatTime(record.timeUs - frame.originUs),
    connection:
      connection !== null && frame.namesConnections ? connectionName(connection.number) : '',
    span: spanOf(entry, frame),
    detail: recordWords(record),
  };
  if (record.kind === 'page') {
    return { ...row, ends: [record.from, record.to], carrier: record.lane, hueClass: pageHue };
  }
  if (connection === null) return row;
  if (record.kind === 'data') return dataRow(row, connection, record);
  return record.kind === 'close' ? closeRow(row, connection) : row;
}

const emptyRow: LadderRow = {
  index: 0,
  kind: 'gap',
  time: '',
  connection: '',
  span: null,
  ends: null,
  hueClass: formatLook.raw.hueClass,
  chips: [],
  carrier: '',
  detail: '',
  malformed: false,
  telling: false,
};

export function connectionName(number: number): string {
  return `conn ${number}`;
}

/** A connection may carry more than the page decodes: no row falls silent without a word. */
const notDecoded = `not decoded: past the first ${formatBytes(maxDecodedBytes)}`;

/** Where no byte is left that could carry it, the close tells what it left unfinished. */
function closeRow(row: LadderRow, { faults }: TraceConnection): LadderRow {
  if (faults.length === 0) return row;
  const unfinished = new Set(faults.map(({ error }) => unfinishedWords(error)));
  return { ...row, detail: [row.detail, ...unfinished].join(' · ') };
}

function unfinishedWords({ code, field }: DecodeError): string {
  if (code === 'close-frame-missing') return 'no Close frame';
  return code === 'frame-truncated' ? 'frame incomplete' : `message incomplete: ${field}`;
}

function dataRow(row: LadderRow, connection: TraceConnection, record: DataRecord): LadderRow {
  const units = unitsOf(connection, record);
  const chips = chipsOf(connection, record, units);
  const innermost = chips.at(-1);
  const told = connection.decodes(record) ? toldOf(connection, units) : notDecoded;
  const size = formatBytes(record.byteLength);
  const telling = told !== '' && told !== 'decrypted' && record.direction === 'client-to-server';
  return {
    ...row,
    chips,
    hueClass: formatLook[innermost?.format ?? 'raw'].hueClass,
    detail: telling ? told : [told, size].filter(Boolean).join(' · '),
    telling,
    malformed: chips.some((chip) => chip.malformed),
  };
}

function toldOf({ conversation }: TraceConnection, units: readonly Unit[]): string {
  const decrypted = units.some((unit) => isDecrypted(conversation, unit));
  return decrypted ? 'decrypted' : headDetail(units);
}

const listenerNames = {
  'lab-a': 'lab A',
  'lab-b': 'lab B',
  upstream: 'the upstream listener',
  rtsp: 'the RTSP listener',
  stun: 'the STUN listener',
  peer: 'the lab’s own peer',
} as const;

const closeWords = {
  fin: 'closed in order (FIN)',
  rst: 'reset (RST)',
  lab: 'cut by the lab',
} as const;

/** What a record says that no format tells; empty for a data record. */
export function recordWords(record: WireRecord): string {
  if (record.kind === 'open') {
    const tls = record.insideTls ? ' · inside TLS' : '';
    return `connected to ${listenerNames[record.listener]}${tls}`;
  }
  if (record.kind === 'close') {
    const reason = record.reason === '' ? '' : `: ${record.reason}`;
    return `${closeWords[record.cause]}${reason}`;
  }
  return record.kind === 'page' ? pageDetail(record) : '';
}

/** "records 12-40 were overwritten before this page asked for them". */
export function gapSentence(gap: { firstMissing: number; lastMissing: number }): string {
  const { firstMissing, lastMissing } = gap;
  if (firstMissing === lastMissing) {
    return `record ${firstMissing} was overwritten before this page asked for it`;
  }
  return `records ${firstMissing}-${lastMissing} were overwritten before this page asked for them`;
}

/** What the toolbar says: `7 records · 301 B down · 890 B up`. */
export function totalsOf(view: TraceView): string {
  const { dataRecords, pageRecords, bytesDown, bytesUp } = view;
  const ofPage = pageRecords === 0 ? '' : ` · ${formatCount(pageRecords)} in the page`;
  return `${plural(dataRecords, 'record')} · ${formatBytes(bytesDown)} down · ${formatBytes(bytesUp)} up${ofPage}`;
}

/** `browser to lab server`; empty for what lies on no arrow. */
export function wayWords(row: LadderRow, lanes: readonly string[], to = ' to '): string {
  return endsOf(row, lanes)?.join(to) ?? '';
}

function endsOf({ ends, span }: LadderRow, lanes: readonly string[]): readonly string[] | null {
  return ends ?? (span && [lanes[span.from] ?? '', lanes[span.to] ?? '']);
}

/** The row in words, for those who hear it. */
export function rowSentence(row: LadderRow, lanes: readonly string[]): string {
  const way = wayWords(row, lanes);
  const broken = row.malformed ? 'breaks a rule' : '';
  const chips = [row.carrier, ...row.chips.map(chipText)];
  return [row.time, row.connection, way, ...chips, row.detail, broken]
    .filter((part) => part !== '')
    .join(', ');
}
