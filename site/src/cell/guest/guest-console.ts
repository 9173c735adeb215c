/** The cell's `console` and `log`: each call becomes one structured line for the host, within a budget. */
import type { CellFailure, CellToHostMessage, LogLevel } from '../cell-message.ts';
import { previewValues } from '../preview-value.ts';
import { formatLog } from './format-log.ts';
import { createLineBudget, type LineBudget } from './line-budget.ts';

export interface GuestConsoleWorld {
  readonly fileName: string;
  readonly nowMs: () => number;
  readonly post: (message: CellToHostMessage) => void;
}

type Write = (level: LogLevel, values: readonly unknown[]) => void;

export type ConsoleMethods = Readonly<Record<string, (...values: unknown[]) => void>>;

export interface GuestConsole {
  /** The methods that replace those of the browser's `console`. */
  readonly methods: ConsoleMethods;
  readonly log: (...values: unknown[]) => void;
  /** Reports a failure, within the same budget: a timer can throw as often as it can log. */
  fail(failure: CellFailure, fatal: boolean): void;
  /** Tells how many lines were left out, if any; called at times, and at the end of the script. */
  tellLeftOut(): void;
}

export function createGuestConsole(world: GuestConsoleWorld): GuestConsole {
  const budget = createLineBudget(world.nowMs());
  const write: Write = (level, values) => {
    const atMs = world.nowMs();
    if (budget.take(atMs)) {
      const line = previewValues(formatLog(values), world.fileName);
      world.post({ type: 'line', atMs, level, values: line });
    }
    tell(budget, world, atMs);
  };
  const clear = (): void => world.post({ type: 'clear' });
  const methods = { ...leveled(write), ...measuring(write, world.nowMs), clear };
  return {
    methods,
    log: (...values) => write('log', values),
    fail: (failure, fatal) => {
      const atMs = world.nowMs();
      if (fatal || budget.take(atMs)) world.post({ type: 'error', atMs, failure, fatal });
      tell(budget, world, atMs);
    },
    tellLeftOut: () => tell(budget, world, world.nowMs()),
  };
}

function tell(budget: LineBudget, world: GuestConsoleWorld, atMs: number): void {
  const count = budget.refusedToTell(atMs);
  if (count > 0) world.post({ type: 'left-out', atMs, count });
}

function leveled(write: Write): ConsoleMethods {
  const at =
    (level: LogLevel) =>
    (...values: unknown[]): void =>
      write(level, values);
  return {
    log: at('log'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    debug: at('debug'),
    dir: (value) => write('log', [value]),
    dirxml: at('log'),
    table: (value) => write('log', [value]),
    trace: (...values) => write('log', ['trace', ...values]),
    group: at('log'),
    groupCollapsed: at('log'),
    groupEnd: () => undefined,
    assert: (condition, ...values) => {
      if (condition !== true && !condition) write('error', ['Assertion failed', ...values]);
    },
  };
}

/** Console Standard sections 1.2 and 1.4. */
function measuring(write: Write, nowMs: () => number): ConsoleMethods {
  const counts = new Map<string, number>();
  const timers = new Map<string, number>();
  const tellTime = (label: unknown, values: readonly unknown[]): void => {
    const startedMs = timers.get(labelOf(label));
    if (startedMs === undefined) return write('warn', [`Timer "${labelOf(label)}" does not exist`]);
    write('log', [`${labelOf(label)}: ${(nowMs() - startedMs).toFixed(2)} ms`, ...values]);
  };
  return {
    count: (label) => {
      const count = (counts.get(labelOf(label)) ?? 0) + 1;
      counts.set(labelOf(label), count);
      write('log', [`${labelOf(label)}: ${count}`]);
    },
    countReset: (label) => void counts.delete(labelOf(label)),
    time: (label) => void timers.set(labelOf(label), nowMs()),
    timeLog: (label, ...values) => tellTime(label, values),
    timeEnd: (label) => {
      tellTime(label, []);
      timers.delete(labelOf(label));
    },
  };
}

function labelOf(label: unknown): string {
  return label === undefined ? 'default' : String(label);
}
