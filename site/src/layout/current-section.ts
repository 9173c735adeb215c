/** Which section a reader is in. Pure. */

/**
 * Index of the last section that begins at or above `line`; 0 if none does.
 * `tops` are the sections' upper edges in document order, in the same pixels as `line`.
 */
export function currentSection(tops: readonly number[], line: number): number {
  const index = tops.findLastIndex((top) => top <= line);
  return Math.max(0, index);
}
