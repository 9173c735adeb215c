/** What the console says besides the values. */
import type { ConsoleLine } from './console-lines.ts';
import { inlineText } from './console-value.ts';

/** `4.01 s`, since the run began. */
export function timeText(atMs: number | null): string {
  return atMs === null ? '' : `${(Math.max(0, atMs) / 1000).toFixed(2)} s`;
}

/** The line itself if there is one; else how many there are, and the last. */
export function summaryOf(lines: readonly ConsoleLine[]): string {
  const last = lines.at(-1);
  if (last === undefined) return '';
  const words = last.values.map((value) => inlineText(value, true, 120)).join(' ');
  const place = last.position === null ? '' : `, line ${last.position.line}`;
  const text = `${last.kind === 'failure' ? 'Failed: ' : ''}${words}${place}`;
  return lines.length === 1 ? text : `${lines.length} new lines. Last: ${text}`;
}
