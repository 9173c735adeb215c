/** Which entries the ladder shows: by text, by connection, by direction. Goes on where it stopped. */
import type { Unit } from '@wireside/labs-server/wire/conversation/conversation.ts';
import type { Direction, WireRecord } from '@wireside/labs-server/wire/record.ts';
import { formatLook } from './format-look.ts';
import { connectionName, recordWords } from './ladder-model.ts';
import { pageHaystack } from './page-record-words.ts';
import { headDetail, unitsOf } from './record-chips.ts';
import type { RecordEntry, TraceEntry, TraceView } from './trace-view.ts';

export interface LadderFilter {
  /** Found in titles, paths, formats and details, in any case; empty finds all. */
  readonly text: string;
  /** Key of a connection, or what the page recorded; null for all. */
  readonly connection: number | 'page' | null;
  readonly direction: Direction | null;
}

export const emptyFilter: LadderFilter = { text: '', connection: null, direction: null };

export function isEmptyFilter({ text, connection, direction }: LadderFilter): boolean {
  return text.trim() === '' && connection === null && direction === null;
}

/** True when the entry passes. A gap always does: it may have swallowed what is looked for. */
function passesFilter(entry: TraceEntry, filter: LadderFilter): boolean {
  if (entry.kind === 'gap') return true;
  const { record, connection } = entry;
  if (filter.connection === 'page') {
    if (record.kind !== 'page') return false;
  } else if (filter.connection !== null && connection?.key !== filter.connection) return false;
  if (filter.direction !== null) {
    if (record.kind === 'data' && record.direction !== filter.direction) return false;
  }
  const words = filter.text.trim().toLowerCase();
  return words === '' || haystackOf(entry).includes(words);
}

interface Haystack {
  readonly text: string;
  /** How many records of what was decrypted it tells of. */
  readonly decrypted: number;
}

/** Kept texts of records whose units change no more, unless more is told of what they carried encrypted. */
const haystacks = new WeakMap<RecordEntry, Haystack>();

function haystackOf(entry: RecordEntry): string {
  const kept = haystacks.get(entry);
  if (kept?.decrypted === entry.decrypted.length) return kept.text;
  const { record, connection } = entry;
  const name = connection === null ? '' : connectionName(connection.number);
  const units = record.kind === 'data' && connection !== null ? unitsOf(connection, record) : [];
  const parts = units.map((unit) => `${unit.title} ${formatLook[unit.format].word}`);
  const facts = factsOf(record, units);
  const text = [name, ...parts, facts].join(' ').toLowerCase();
  const decoded = record.kind !== 'data' || units.length > 0;
  const final = decoded && units.every((unit) => unit.state !== 'incomplete');
  if (final) haystacks.set(entry, { text, decrypted: entry.decrypted.length });
  return text;
}

function factsOf(record: WireRecord, units: readonly Unit[]): string {
  if (record.kind === 'data') return headDetail(units);
  return record.kind === 'page' ? pageHaystack(record) : recordWords(record);
}

/** A list of the entries that pass, kept while the view grows. */
export class FilteredEntries {
  readonly #view: TraceView;
  readonly #filter: LadderFilter;
  #generation = -1;
  #examined = 0;
  #passed: TraceEntry[] = [];
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
  upToDate(): readonly TraceEntry[] {
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
      if (entry && passesFilter(entry, this.#filter)) this.#passed.push(entry);
    }
    this.#examined = entries.length;
    this.#recheckFrom = Math.max(entries.length - recheckedEntries, 0);
    return this.#passed;
  }
}

/** Units of the newest records can still change when more bytes come in. */
const recheckedEntries = 64;
