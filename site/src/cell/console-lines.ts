/** The lines of one bench's console: bounded, in order, and told to views once per frame. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { LogLevel } from './cell-message.ts';
import type { ConsoleValue, ErrorPosition } from './console-value.ts';

/** `note` is the page speaking, not the cell. */
export type ConsoleLineKind = LogLevel | 'failure' | 'note';

export interface ConsoleLine {
  /** Grows from 1; stable while the line is shown. */
  readonly id: number;
  readonly kind: ConsoleLineKind;
  /** Milliseconds since the run began; null for a note before that. */
  readonly atMs: number | null;
  readonly values: readonly ConsoleValue[];
  /** Where a failure lies in the student's code. */
  readonly position: ErrorPosition | null;
}

/** Lines kept; older ones are left out and counted in a note that stays on top. */
export const maxLines = 2000;
const leftOutId = 0;

export class ConsoleLines {
  readonly lines: ReadonlySignal<readonly ConsoleLine[]>;
  readonly #lines = signal<readonly ConsoleLine[]>([]);
  readonly #keyed = new Map<string, number>();
  readonly #schedule: (callback: () => void) => void;
  #pending: ConsoleLine[] = [];
  #nextId = 1;
  #isScheduled = false;
  #leftOut = 0;

  /** `schedule` calls back a moment later; the first line after a pause is shown at once. */
  constructor(schedule: (callback: () => void) => void) {
    this.#schedule = schedule;
    this.lines = this.#lines;
  }

  append(line: Omit<ConsoleLine, 'id'>): void {
    this.#pending.push({ ...line, id: this.#nextId });
    this.#nextId += 1;
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.flush();
    this.#schedule(() => {
      this.#isScheduled = false;
      this.flush();
    });
  }

  /** Writes a note, or replaces the text of an earlier one with the same key. */
  note(text: string, atMs: number | null, key?: string): void {
    const line = noteLine(text, atMs);
    const id = key === undefined ? undefined : this.#keyed.get(key);
    this.flush();
    if (this.#lines.value.some((other) => other.id === id)) {
      this.#lines.value = this.#lines.value.map((other) =>
        other.id === id ? { ...line, id } : other,
      );
      return;
    }
    if (key !== undefined) this.#keyed.set(key, this.#nextId);
    this.append(line);
  }

  /** Shows what waits for its moment: whoever is told that the code has ended sees all that it logged. */
  flush(): void {
    if (this.#pending.length === 0) return;
    const all = [...this.#lines.value.filter(isOwn), ...this.#pending];
    this.#pending = [];
    this.#leftOut += Math.max(0, all.length - maxLines);
    this.#lines.value = this.#withLeftOut(all.slice(-maxLines));
  }

  /** `count` more lines were left out by the cell itself. */
  leaveOut(count: number): void {
    this.#leftOut += count;
    this.#lines.value = this.#withLeftOut(this.#lines.value.filter(isOwn));
  }

  clear(): void {
    this.#pending = [];
    this.#leftOut = 0;
    this.#keyed.clear();
    this.#lines.value = [];
  }

  #withLeftOut(shown: readonly ConsoleLine[]): readonly ConsoleLine[] {
    if (this.#leftOut === 0) return shown;
    return [{ ...noteLine(leftOutText(this.#leftOut), null), id: leftOutId }, ...shown];
  }
}

/** False for the note about what was left out. */
function isOwn(line: ConsoleLine): boolean {
  return line.id !== leftOutId;
}

function leftOutText(count: number): string {
  return `${count} ${count === 1 ? 'line' : 'lines'} left out. The console keeps the last ${maxLines}, and takes up to 200 a second.`;
}

function noteLine(text: string, atMs: number | null): Omit<ConsoleLine, 'id'> {
  return { kind: 'note', atMs, values: [{ kind: 'string', text }], position: null };
}
