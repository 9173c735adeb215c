/** Things that script saw, as plain data. */
import { list, number, object, text } from '../trace-face.ts';

export interface SeenLine {
  /** Milliseconds since the run began. */
  readonly atMs: number;
  readonly text: string;
}

/** Lines that are kept; the oldest go first. */
const maxLines = 100;

export function withSeenLine(lines: readonly SeenLine[], line: SeenLine): readonly SeenLine[] {
  return [...lines, line].slice(-maxLines);
}

/** Reads the lines that a trace keeps. */
export function readSeenLines(value: Parameters<typeof list>[0]): readonly SeenLine[] {
  return list(value)
    .map(object)
    .map((line) => ({ atMs: number(line['atMs']), text: text(line['text']) }));
}
