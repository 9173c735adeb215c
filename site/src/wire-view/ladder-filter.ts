/** Which entries the ladder shows: by text, by connection, by direction. Goes on where it stopped. */
import type { Direction } from '@wireside/labs-server/wire/record.ts';
import { formatLook } from './format-look.ts';
import { ladderRowOf, rowSentence, type LadderFrame } from './ladder-model.ts';
import { unitsOf } from './record-chips.ts';
import type { TraceEntry, TraceView } from './trace-view.ts';

export interface LadderFilter {
  /** Found in titles, paths, formats and details, in any case; empty finds all. */
  readonly text: string;
  /** Key of a connection, or null for all. */
  readonly connection: number | null;
  readonly direction: Direction | null;
}

export const emptyFilter: LadderFilter = { text: '', connection: null, direction: null };

export function isEmptyFilter({ text, connection, direction }: LadderFilter): boolean {
  return text.trim() === '' && connection === null && direction === null;
}

/** True when the entry passes. A gap always does: it may have swallowed what is looked for. */
export function passesFilter(entry: TraceEntry, filter: LadderFilter, frame: LadderFrame): boolean {
  if (entry.kind === 'gap') return true;
  const { record, connection } = entry;
  if (filter.connection !== null && connection?.key !== filter.connection) return false;
  if (filter.direction !== null) {
    if (record.kind === 'data' && record.direction !== filter.direction) return false;
  }
  const words = filter.text.trim().toLowerCase();
  return words === '' || haystackOf(entry, frame).includes(words);
}

function haystackOf(entry: TraceEntry, frame: LadderFrame): string {
  const row = ladderRowOf(entry, { ...frame, namesConnections: true });
  const units =
    entry.kind === 'record' && entry.record.kind === 'data' && entry.connection !== null
      ? unitsOf(entry.connection, entry.record)
      : [];
  const formats = new Set(units.map((unit) => formatLook[unit.format].word));
  const titles = units.map((unit) => unit.title);
  return [rowSentence(row, frame.lanes), ...titles, ...formats].join(' ').toLowerCase();
}

/** A list of the entries that pass, kept while the view grows. */
export class FilteredEntries {
  readonly #view: TraceView;
  readonly #filter: LadderFilter;
  #generation = -1;
  #examined = 0;
  #passed: TraceEntry[] = [];
  /** Where the last record of each connection stood: its units may have been unfinished then. */
  #recheckFrom = 0;

  constructor(view: TraceView, filter: LadderFilter) {
    this.#view = view;
    this.#filter = filter;
  }

  /** True when this list is of that view and that filter. */
  isOf(view: TraceView, filter: LadderFilter): boolean {
    return this.#view === view && this.#filter === filter;
  }

  /** The entries that pass, oldest first; examines what is new, and the last ones again. */
  upToDate(frame: LadderFrame): readonly TraceEntry[] {
    const { entries, generation } = this.#view;
    if (isEmptyFilter(this.#filter)) return entries;
    if (generation !== this.#generation) {
      this.#generation = generation;
      this.#examined = this.#recheckFrom = 0;
      this.#passed = [];
    }
    const firstAgain = entries[this.#recheckFrom]?.index ?? Number.POSITIVE_INFINITY;
    while ((this.#passed.at(-1)?.index ?? -1) >= firstAgain) this.#passed.pop();
    for (let at = Math.min(this.#recheckFrom, this.#examined); at < entries.length; at += 1) {
      const entry = entries[at];
      if (entry && passesFilter(entry, this.#filter, frame)) this.#passed.push(entry);
    }
    this.#examined = entries.length;
    this.#recheckFrom = Math.max(entries.length - recheckedEntries, 0);
    return this.#passed;
  }
}

/** Units of the newest records can still change when more bytes come in. */
const recheckedEntries = 64;
