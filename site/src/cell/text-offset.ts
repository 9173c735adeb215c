/** Places in a text: line and column, or characters from its start. */
import type { ErrorPosition } from './console-value.ts';

/** Characters before `position`; past the end of its line, the end of the line. */
export function offsetOf(text: string, { line, column }: ErrorPosition): number {
  const lines = text.split('\n');
  const before = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  return Math.min(before + Math.min(column - 1, lines[line - 1]?.length ?? 0), text.length);
}
