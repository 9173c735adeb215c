/** Looks for a text in all bytes that crossed the port: what a relay could read, it would find. */
import type { TraceView } from '../../wire-view/trace-view.ts';

/** How many records hold `text`, which is ASCII. Only bytes that were kept are looked at. */
export function recordsWithText({ entries }: Pick<TraceView, 'entries'>, text: string): number {
  // Each byte becomes one character, and ASCII stays itself.
  const decoder = new TextDecoder('latin1');
  return entries.filter(
    (entry) =>
      entry.kind === 'record' &&
      entry.record.kind === 'data' &&
      entry.connection?.open?.listener === 'stun' &&
      [entry.record.head, entry.record.tail].some((bytes) => decoder.decode(bytes).includes(text)),
  ).length;
}
