/** Lines of an event stream, ended by CRLF, LF or CR, and where a block of them ends: HTML section 9.2.5. */
import { CR, LF } from '../field/line.ts';

/** A line: its text is `[start, textEnd)`, its end-of-line `[textEnd, end)`. */
export interface StreamLine {
  readonly start: number;
  readonly textEnd: number;
  /** Index after the end-of-line; equals `textEnd` where the stream ended before one. */
  readonly end: number;
}

/** Where the scan for the end of a block came to. */
export type BlockScan =
  /** `end` is the index after the empty line. */
  | { readonly found: true; readonly end: number }
  /** At least `missingBytes` more are needed. */
  | { readonly found: false; readonly missingBytes: number };

/**
 * Looks for the empty line that ends the block beginning at `start`. A CR that is the last byte so far may be half of a
 * CRLF: then the end is not known yet, unless `atEnd`.
 */
export function scanBlock(bytes: Uint8Array, start: number, atEnd: boolean): BlockScan {
  let lineIsEmpty = true;
  for (let index = start; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (byte === LF && index > start && bytes[index - 1] === CR) continue;
    if (!isLineEnd(byte)) {
      lineIsEmpty = false;
    } else if (!lineIsEmpty) {
      lineIsEmpty = true;
    } else {
      const end = endOfLineEnd(bytes, index);
      const mayGrow = byte === CR && end === bytes.length && end === index + 1;
      return mayGrow && !atEnd ? { found: false, missingBytes: 1 } : { found: true, end };
    }
  }
  return { found: false, missingBytes: lineIsEmpty ? 1 : 2 };
}

/** The lines of `bytes` from `start` up to `end`, the last one perhaps without its end-of-line. */
export function splitLines(bytes: Uint8Array, start: number, end: number): StreamLine[] {
  const lines: StreamLine[] = [];
  let lineStart = start;
  while (lineStart < end) {
    let textEnd = lineStart;
    while (textEnd < end && !isLineEnd(bytes[textEnd])) textEnd += 1;
    const lineEnd = Math.min(endOfLineEnd(bytes, textEnd), end);
    lines.push({ start: lineStart, textEnd, end: lineEnd });
    lineStart = lineEnd;
  }
  return lines;
}

/** Index after the line end that begins at `index`. */
function endOfLineEnd(bytes: Uint8Array, index: number): number {
  return bytes[index] === CR && bytes[index + 1] === LF ? index + 2 : index + 1;
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === LF || byte === CR;
}
