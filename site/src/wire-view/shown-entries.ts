/** The part of a trace that the ladder shows now: what passes the filter, up to where it was paused. */
import type { DataRecord, Direction, PageRecord } from '@wireside/labs-server/wire/record.ts';
import type { RecordEntry, TraceEntry } from './trace-view.ts';

/** How many of `entries` have an index of at most `index`; `entries` are in order. */
export function countUpTo(entries: readonly TraceEntry[], index: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle]?.index ?? Number.POSITIVE_INFINITY) <= index) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Position in `entries` of the entry with that index, or -1. */
export function positionOf(entries: readonly TraceEntry[], index: number): number {
  const at = countUpTo(entries, index) - 1;
  return entries[at]?.index === index ? at : -1;
}

/** A data record together with its connection. */
export type DataEntry = RecordEntry & { readonly record: DataRecord };

export function isDataEntry(entry: TraceEntry | undefined): entry is DataEntry {
  return entry?.kind === 'record' && entry.record.kind === 'data';
}

/** A record that the page made. */
export type PageEntry = RecordEntry & { readonly record: PageRecord };

export function isPageEntry(entry: TraceEntry | undefined): entry is PageEntry {
  return entry?.kind === 'record' && entry.record.kind === 'page';
}

/** The newest record with bytes among the first `count` entries; looks back a bounded way. */
export function newestData(
  entries: readonly TraceEntry[],
  count: number,
): DataEntry | PageEntry | null {
  for (let at = count - 1; at >= 0 && at >= count - 200; at -= 1) {
    const entry = entries[at];
    if (isDataEntry(entry) || isPageEntry(entry)) return entry;
  }
  return null;
}

/** One direction of one connection. */
interface RecordStream {
  readonly connection: DataEntry['connection'];
  readonly direction: Direction;
}

/** The record of that direction of that connection that holds the raw offset. */
export function recordHolding(
  entries: readonly TraceEntry[],
  { connection, direction }: RecordStream,
  rawOffset: number,
): DataEntry | null {
  const found = entries.find(
    (entry) =>
      isDataEntry(entry) &&
      entry.connection === connection &&
      entry.record.direction === direction &&
      entry.record.streamOffset <= rawOffset &&
      rawOffset < entry.record.streamOffset + entry.record.byteLength,
  );
  return isDataEntry(found) ? found : null;
}

/** The entry that the inspector shows: the chosen one, or the newest data record. */
export function shownEntryOf(
  chosen: number | null,
  entries: readonly TraceEntry[],
  count: number,
): TraceEntry | null {
  const at = chosen === null ? -1 : positionOf(entries, chosen);
  const entry = at >= 0 && at < count ? entries[at] : undefined;
  return entry ?? newestData(entries, count) ?? entries[count - 1] ?? null;
}
