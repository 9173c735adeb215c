/** What one run put on the wire, in order: an append-only list of entries and their sums. */
import type { DecryptedRecord, PageRecord, WireRecord } from '@wireside/labs-server/wire/record.ts';
import type { TraceConnection } from './trace-connection.ts';

/** What was decrypted has no row: it stands beside the record that carried it. */
export type RowRecord = Exclude<WireRecord, DecryptedRecord>;

/** A record that has a row of its own, and its connection (null for what the page itself made). */
export interface RecordEntry {
  readonly kind: 'record';
  /** Position in the store: grows by one, never reused. */
  readonly index: number;
  readonly record: RowRecord;
  readonly connection: TraceConnection | null;
  /** What a data record carried encrypted, in the order in which it was told. It grows. */
  readonly decrypted: DecryptedRecord[];
}

/** Records that the server overwrote before this page asked for them. */
export interface GapEntry {
  readonly kind: 'gap';
  readonly index: number;
  readonly firstMissing: number;
  readonly lastMissing: number;
}

export type TraceEntry = RecordEntry | GapEntry;

/** A live view: its lists grow as the store does. */
export interface TraceView {
  readonly entries: readonly TraceEntry[];
  readonly connections: readonly TraceConnection[];
  readonly dataRecords: number;
  /** Records that the page made. */
  readonly pageRecords: number;
  /** Who sent or got them, in the order of their first mention. */
  readonly documents: readonly string[];
  /** Bytes from and to the browser; the intermediary's second hop is not counted twice. */
  readonly bytesUp: number;
  readonly bytesDown: number;
  /** Server time of the first record, in microseconds; null when there is none. */
  readonly firstTimeUs: number | null;
  /** Records that this page dropped, oldest first, to bound its memory. */
  readonly droppedRecords: number;
  /** True when the intermediary took part: the ladder has three lanes. */
  readonly hasSecondHop: boolean;
  /** Changes when entries were taken from the front, or all were cleared. */
  readonly generation: number;
}

/** The store's own handle on a view. */
export class GrowingView implements TraceView {
  entries: TraceEntry[] = [];
  connections: TraceConnection[] = [];
  dataRecords = 0;
  pageRecords = 0;
  documents: string[] = [];
  bytesUp = 0;
  bytesDown = 0;
  firstTimeUs: number | null = null;
  droppedRecords = 0;
  hasSecondHop = false;
  generation = 0;
  readonly #known = new Set<TraceConnection>();

  add(entry: TraceEntry): void {
    this.entries.push(entry);
    if (entry.kind === 'gap') return;
    const { record, connection } = entry;
    this.firstTimeUs ??= record.timeUs;
    if (connection !== null && !this.#known.has(connection)) {
      this.#known.add(connection);
      this.connections.push(connection);
    }
    const secondHop = connection?.roleIn(record.run) === 'second-hop';
    this.hasSecondHop ||= secondHop;
    if (record.kind === 'page') this.#addPage(record);
    if (record.kind !== 'data') return;
    this.dataRecords += 1;
    if (secondHop) return;
    if (record.direction === 'client-to-server') this.bytesUp += record.byteLength;
    else this.bytesDown += record.byteLength;
  }

  #addPage({ from, to }: PageRecord): void {
    this.pageRecords += 1;
    for (const name of [from, to]) if (!this.documents.includes(name)) this.documents.push(name);
  }

  /** Removes every entry whose index is below `index`, and counts it as dropped. */
  dropBefore(index: number): void {
    const at = this.entries.findIndex((entry) => entry.index >= index);
    const count = at < 0 ? this.entries.length : at;
    if (count === 0) return;
    this.entries.splice(0, count);
    this.droppedRecords += count;
    this.generation += 1;
  }

  /** Keeps the entries for which `keeps` holds, and counts anew. */
  keep(keeps: (entry: TraceEntry) => boolean): void {
    const kept = this.entries.filter(keeps);
    this.entries = [];
    this.connections = [];
    this.#known.clear();
    this.dataRecords = this.bytesUp = this.bytesDown = this.droppedRecords = 0;
    this.pageRecords = 0;
    this.documents = [];
    this.firstTimeUs = null;
    this.hasSecondHop = false;
    this.generation += 1;
    for (const entry of kept) this.add(entry);
  }
}

/** Bytes of the record that are held in memory. */
export function keptBytes(record: WireRecord): number {
  if (record.kind === 'data') return record.head.length + record.tail.length;
  return record.kind === 'page' || record.kind === 'decrypted' ? record.head.length : 0;
}
