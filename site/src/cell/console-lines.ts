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

export interface ConsoleLines {
  readonly lines: ReadonlySignal<readonly ConsoleLine[]>;
  append(line: Omit<ConsoleLine, 'id'>): void;
  /** Writes a note, or replaces the text of an earlier one with the same key. */
  note(text: string, atMs: number | null, key?: string): void;
  /** `count` more lines were left out by the cell itself. */
  leaveOut(count: number): void;
  clear(): void;
}

/** `schedule` calls back before the next paint; the first line after a pause is shown at once. */
export function createConsoleLines(schedule: (callback: () => void) => void): ConsoleLines {
  const lines = signal<readonly ConsoleLine[]>([]);
  const keyed = new Map<string, number>();
  let pending: ConsoleLine[] = [];
  let nextId = 1;
  let scheduled = false;
  let leftOut = 0;
  return { lines, append, note, leaveOut, clear };

  function append(line: Omit<ConsoleLine, 'id'>): void {
    push({ ...line, id: nextId });
    nextId += 1;
  }

  function push(line: ConsoleLine): void {
    pending.push(line);
    if (scheduled) return;
    scheduled = true;
    flush();
    schedule(() => {
      scheduled = false;
      flush();
    });
  }

  function flush(): void {
    if (pending.length === 0) return;
    const shown = lines.value.filter((line) => line.id !== leftOutId);
    const all = [...shown, ...pending];
    pending = [];
    leftOut += Math.max(0, all.length - maxLines);
    lines.value = withLeftOut(all.slice(-maxLines));
  }

  function withLeftOut(shown: readonly ConsoleLine[]): readonly ConsoleLine[] {
    return leftOut === 0
      ? shown
      : [{ ...noteLine(leftOutText(leftOut), null), id: leftOutId }, ...shown];
  }

  function note(text: string, atMs: number | null, key?: string): void {
    const line = noteLine(text, atMs);
    const id = key === undefined ? undefined : keyed.get(key);
    const known = id !== undefined && lines.value.some((other) => other.id === id);
    if (known) {
      lines.value = lines.value.map((other) => (other.id === id ? { ...line, id } : other));
      return;
    }
    if (key !== undefined) keyed.set(key, nextId);
    append(line);
  }

  function leaveOut(count: number): void {
    leftOut += count;
    lines.value = withLeftOut(lines.value.filter((line) => line.id !== leftOutId));
  }

  function clear(): void {
    pending = [];
    leftOut = 0;
    keyed.clear();
    lines.value = [];
  }
}

function leftOutText(count: number): string {
  return `${count} ${count === 1 ? 'line' : 'lines'} left out. The console keeps the last ${maxLines}, and takes up to 200 a second.`;
}

function noteLine(text: string, atMs: number | null): Omit<ConsoleLine, 'id'> {
  return { kind: 'note', atMs, values: [{ kind: 'string', text }], position: null };
}
