/** What the person in front of a wire view has chosen: selection, filter, pause, mode. No DOM, no trace. */
import { batch, signal, type Signal } from '@preact/signals';
import { emptyFilter, type LadderFilter } from './ladder-filter.ts';
import type { ByteRange } from '@wireside/labs-server/wire/field/field.ts';
import { pathsAbove } from './field-rows.ts';

export type BytesMode = 'hex' | 'text' | 'bits';

export interface WireState {
  /** Index of the entry that was chosen; null: the newest data record is shown. */
  readonly selectedEntry: Signal<number | null>;
  /** Path of the chosen field. */
  readonly selectedPath: Signal<string | null>;
  /** Where the bytes of the chosen field lie in the raw stream, also outside the selected record. */
  readonly selectedRaw: Signal<readonly ByteRange[]>;
  /** Kept position of the chosen byte in the selected record. */
  readonly cursor: Signal<number | null>;
  /** Paths of the fields whose children are shown. */
  readonly expanded: Signal<ReadonlySet<string>>;
  readonly mode: Signal<BytesMode>;
  readonly filter: Signal<LadderFilter>;
  readonly filterOpen: Signal<boolean>;
  /** Index of the last entry that is shown while paused; null when not paused. */
  readonly pausedAt: Signal<number | null>;
  /** Keep the newest record in sight. */
  readonly follow: Signal<boolean>;
  readonly asTable: Signal<boolean>;
  selectEntry(index: number | null): void;
  selectField(path: string | null, cursor: number | null): void;
  /** Keeps that entry in front while records go on coming in: whoever picks a field in it wants to read it. */
  holdEntry(index: number): void;
  toggleExpanded(path: string): void;
  setFilter(change: Partial<LadderFilter>): void;
  closeFilter(): void;
  /** Nothing is chosen any more; mode and filter stay. */
  reset(): void;
}

function createSignals() {
  return {
    selectedEntry: signal<number | null>(null),
    selectedPath: signal<string | null>(null),
    selectedRaw: signal<readonly ByteRange[]>([]),
    cursor: signal<number | null>(null),
    expanded: signal<ReadonlySet<string>>(new Set<string>()),
    mode: signal<BytesMode>('hex'),
    filter: signal<LadderFilter>(emptyFilter),
    filterOpen: signal(false),
    pausedAt: signal<number | null>(null),
    follow: signal(true),
    asTable: signal(false),
  };
}

export function createWireState(): WireState {
  const signals = createSignals();
  const { selectedEntry, selectedPath, cursor, expanded, filter } = signals;
  const selectField = (path: string | null, at: number | null): void =>
    batch(() => {
      selectedPath.value = path;
      cursor.value = at;
      const above = path === null ? [] : pathsAbove(path);
      const closed = above.some((each) => !expanded.peek().has(each));
      if (closed) expanded.value = new Set([...expanded.peek(), ...above]);
    });
  const selectEntry = (index: number | null): void =>
    batch(() => {
      if (index === selectedEntry.peek()) return;
      selectedEntry.value = index;
      selectField(null, null);
    });
  return {
    ...signals,
    selectEntry,
    selectField,
    holdEntry(index) {
      selectedEntry.value = index;
      signals.follow.value = false;
    },
    toggleExpanded(path) {
      const next = new Set(expanded.peek());
      if (!next.delete(path)) next.add(path);
      expanded.value = next;
    },
    setFilter(change) {
      filter.value = { ...filter.peek(), ...change };
    },
    closeFilter() {
      batch(() => {
        signals.filterOpen.value = false;
        filter.value = emptyFilter;
      });
    },
    reset() {
      batch(() => {
        selectEntry(null);
        selectField(null, null);
        expanded.value = new Set();
        signals.pausedAt.value = null;
        signals.follow.value = true;
      });
    },
  };
}
