/** The console of a run as part of a trace file, and back. */
import type { JsonValue, TraceConsoleLine } from '@wireside/labs-server/wire/pcapng/trace-file.ts';
import type { ConsoleLine } from '../cell/console-lines.ts';
import type { ConsoleValue } from '../cell/console-value.ts';
import { isConsoleValue } from '../cell/message-guards.ts';

const levels = new Set(['log', 'info', 'warn', 'error', 'debug']);

/** @param originUs the instant of the lines' 0 on the time line of the records */
export function toTraceConsole(
  lines: readonly ConsoleLine[],
  originUs: number,
): readonly TraceConsoleLine[] {
  return lines.map(({ kind, atMs, values }) => ({
    timeUs: originUs + Math.round((atMs ?? 0) * 1000),
    level: isLevel(kind) ? kind : kind === 'failure' ? 'error' : 'info',
    values: values as unknown as readonly JsonValue[],
  }));
}

/** Values that are no console values, as a foreign file may hold them, are shown as JSON. */
export function fromTraceConsole(
  lines: readonly TraceConsoleLine[],
  originUs: number,
): readonly ConsoleLine[] {
  return lines.map(({ timeUs, level, values }, index) => ({
    id: index + 1,
    kind: level,
    atMs: (timeUs - originUs) / 1000,
    values: values.map(toConsoleValue),
    position: null,
  }));
}

function isLevel(kind: string): kind is TraceConsoleLine['level'] {
  return levels.has(kind);
}

function toConsoleValue(value: JsonValue): ConsoleValue {
  if (isConsoleValue(value)) return value;
  return { kind: 'string', text: JSON.stringify(value) };
}
