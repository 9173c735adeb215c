/**
 * The records that one page holds: from the channel, or from a trace file. Per run it keeps an append-only view,
 * per connection a conversation that is fed as the bytes come in. Memory is bounded; what was dropped is told.
 */
import { signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { WireRecord } from '@wireside/labs-server/wire/record.ts';
import { ConnectionTable } from './connection-table.ts';
import { hangDecrypted } from './hang-decrypted.ts';
import { HeldPageRecords, settleMs, type NewPageRecord } from './held-page-records.ts';
import { newConversation } from './new-conversation.ts';
import { pageFrames } from './paced-frames.ts';
import { GrowingConnection, type TraceConnection } from './trace-connection.ts';
import { maxDecodedBytes, type TraceStoreOptions } from './trace-store-options.ts';
import {
  GrowingView,
  keptBytes,
  type GapEntry,
  type RowRecord,
  type TraceEntry,
  type TraceView,
} from './trace-view.ts';

export interface TraceStore {
  /** Grows by one, at most once per frame, when anything changed. */
  readonly revision: ReadonlySignal<number>;
  /** Adds records in the order of their sequence numbers; those that are known already are left out. */
  append(records: readonly WireRecord[]): void;
  /** Adds what the page itself recorded, in its place in time; see `HeldPageRecords`. */
  appendPage(records: readonly NewPageRecord[]): void;
  /** The server overwrote the records after `afterSequence` and before `nextSequence`. */
  gap(afterSequence: number, nextSequence: number): void;
  /** Forgets one run, or everything. Open connections keep what they need to decode later bytes. */
  clear(run?: number | null): void;
  /** Another session follows: sequence and connection numbers begin anew, shown records stay. */
  beginSession(): void;
  /** The view of one run, or of everything. */
  viewOf(run: number | null): TraceView;
  readonly connections: readonly TraceConnection[];
  /** Sequence number of the newest record of this session, 0 at first: where observing goes on. */
  readonly lastSequence: number;
}

export function createTraceStore(options: TraceStoreOptions = {}): TraceStore {
  return new RecordStore(options);
}

class RecordStore implements TraceStore {
  readonly revision: Signal<number> = signal(0);
  lastSequence = 0;
  readonly #limits: Required<Pick<TraceStoreOptions, 'maxRecords' | 'maxBytes'>>;
  readonly #schedule: (callback: () => void) => void;
  readonly #later: (callback: () => void) => void;
  readonly #runs = new Map<number, GrowingView>();
  readonly #everything = new GrowingView();
  readonly #connections: ConnectionTable;
  readonly #held = new HeldPageRecords();
  #nextIndex = 0;
  #keptBytes = 0;
  #lastGap: GapEntry | null = null;
  #scheduled = false;

  constructor(options: TraceStoreOptions) {
    const { maxRecords = 60_000, maxBytes = 32_000_000 } = options;
    const { maxConnectionBytes = maxDecodedBytes, createConversation: make = newConversation } =
      options;
    this.#limits = { maxRecords, maxBytes };
    this.#connections = new ConnectionTable(
      (key, number) => new GrowingConnection(key, number, make, maxConnectionBytes),
    );
    this.#schedule = options.schedule ?? pageFrames();
    this.#later = options.later ?? ((callback) => void setTimeout(callback, settleMs));
  }

  get connections(): readonly TraceConnection[] {
    return this.#connections.all;
  }

  viewOf(run: number | null): GrowingView {
    if (run === null) return this.#everything;
    const view = this.#runs.get(run) ?? new GrowingView();
    this.#runs.set(run, view);
    return view;
  }

  append(records: readonly WireRecord[]): void {
    for (const record of records) {
      if (record.kind !== 'page' && record.sequence <= this.lastSequence) continue;
      for (const earlier of this.#held.before(record.timeUs)) this.#add(earlier);
      this.#add(record);
    }
    this.#grown();
  }

  appendPage(records: readonly NewPageRecord[]): void {
    this.#held.hold(records);
    const due = this.#held.lastSequence;
    this.#later(() => {
      for (const record of this.#held.upTo(due)) this.#add(record);
      this.#grown();
    });
  }

  gap(afterSequence: number, nextSequence: number): void {
    const missing = { firstMissing: afterSequence + 1, lastMissing: nextSequence - 1 };
    this.#lastGap = { kind: 'gap', index: this.#nextIndex++, ...missing };
    this.#everything.add(this.#lastGap);
    for (const connection of this.#connections.all) connection.missed();
    for (const view of this.#runs.values()) {
      if (view.connections.some(({ close }) => close === null)) view.add(this.#lastGap);
    }
    this.#changed();
  }

  clear(run: number | null = null): void {
    const gone = new Set(this.viewOf(run).entries);
    this.#everything.keep((entry) => !gone.has(entry));
    const views = run === null ? [...this.#runs.values()] : [this.viewOf(run)];
    for (const view of views) view.keep(() => false);
    this.#release([...gone]);
    this.#changed();
  }

  beginSession(): void {
    this.lastSequence = 0;
    this.#lastGap = null;
    this.#connections.beginSession();
  }

  #add(record: WireRecord): void {
    if (record.kind === 'decrypted') {
      this.lastSequence = record.sequence;
      const { entries } = this.#everything;
      const hung = hangDecrypted(entries, this.#connections.of(record.connection), record);
      if (hung) this.#keptBytes += keptBytes(record);
      return;
    }
    const connection = record.kind === 'page' ? null : this.#connections.of(record.connection);
    if (connection !== null) {
      this.lastSequence = record.sequence;
      this.#grow(connection, record);
    }
    this.#keptBytes += keptBytes(record);
    const view = this.viewOf(record.run);
    this.#tellGap(view, connection);
    const index = this.#nextIndex++;
    const entry: TraceEntry = { kind: 'record', index, record, connection, decrypted: [] };
    this.#everything.add(entry);
    view.add(entry);
  }

  #grow(connection: GrowingConnection, record: RowRecord): void {
    connection.references += 1;
    if (record.kind === 'open') connection.open = record;
    if (record.kind === 'close') connection.closed(record);
    if (record.kind === 'data') connection.carried(record);
    const hopOf = connection.open?.hopOf ?? null;
    if (hopOf !== null) this.#connections.of(hopOf).forwarded(record.run);
  }

  /** A gap is told in the run that goes on after it, and wherever a connection's beginning is missing. */
  #tellGap(view: GrowingView, connection: GrowingConnection | null): void {
    const gap = this.#lastGap;
    if (gap === null) return;
    const first = this.#nextIndex === gap.index + 1;
    const beginningMissing = connection?.open === null && !view.connections.includes(connection);
    if ((first || beginningMissing) && !view.entries.includes(gap)) view.add(gap);
  }

  /** There is more to see; drops the oldest tenth until both limits hold. */
  #grown(): void {
    const { entries } = this.#everything;
    const { maxRecords, maxBytes } = this.#limits;
    while (entries.length > maxRecords || (this.#keptBytes > maxBytes && entries.length > 1)) {
      const dropped = entries.slice(0, Math.ceil(entries.length / 10));
      const cut = (dropped.at(-1)?.index ?? 0) + 1;
      this.#everything.dropBefore(cut);
      for (const view of this.#runs.values()) view.dropBefore(cut);
      this.#release(dropped);
    }
    this.#changed();
  }

  #release(entries: readonly TraceEntry[]): void {
    for (const entry of entries) {
      if (entry.kind === 'gap') continue;
      for (const record of [entry.record, ...entry.decrypted]) this.#keptBytes -= keptBytes(record);
      if (entry.connection !== null) this.#connections.release(entry.connection);
    }
  }

  #changed(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#schedule(() => {
      this.#scheduled = false;
      this.revision.value += 1;
    });
  }
}
