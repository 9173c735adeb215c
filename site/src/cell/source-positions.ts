/** Reads a source map (ECMA-426) as far as errors need it: from a place in the script to one in the student's code. */
import type { ErrorPosition } from './console-value.ts';

/** One segment: columns from 0 in the script, line and column from 0 in the code. */
interface Segment {
  readonly column: number;
  readonly sourceLine: number;
  readonly sourceColumn: number;
}

export type PositionMap = (position: ErrorPosition) => ErrorPosition;

const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** For a map of one source. A place that the map does not know stays as it is. */
export function createPositionMap(mappings: string): PositionMap {
  const lines = segmentsOf(mappings);
  return (position) => {
    const segments = lines[position.line - 1] ?? [];
    const segment = segments.findLast((candidate) => candidate.column <= position.column - 1);
    if (segment === undefined) return position;
    const past = position.column - 1 - segment.column;
    return { line: segment.sourceLine + 1, column: segment.sourceColumn + past + 1 };
  };
}

function segmentsOf(mappings: string): Segment[][] {
  let sourceLine = 0;
  let sourceColumn = 0;
  return mappings.split(';').map((line) => {
    let column = 0;
    const segments: Segment[] = [];
    for (const text of line.split(',')) {
      const [columnStep, , lineStep, sourceStep] = decodeVlq(text);
      if (columnStep === undefined) continue;
      column += columnStep;
      if (lineStep === undefined || sourceStep === undefined) continue;
      sourceLine += lineStep;
      sourceColumn += sourceStep;
      segments.push({ column, sourceLine, sourceColumn });
    }
    return segments;
  });
}

/** Base64 VLQ (ECMA-426 section 6.2): five bits a digit, least significant first, sign in the lowest bit. */
function decodeVlq(text: string): number[] {
  const values: number[] = [];
  let value = 0;
  let shift = 0;
  for (const character of text) {
    const digit = base64.indexOf(character);
    value |= (digit & 31) << shift;
    shift += 5;
    if (digit >= 32) continue;
    values.push((value & 1) === 1 ? -(value >> 1) : value >> 1);
    value = 0;
    shift = 0;
  }
  return values;
}
