/** Lines that end in CRLF, as HTTP and its relatives write them. */
import type { Source } from './field.ts';
import type { FieldReader } from './field-reader.ts';

export const LF = 0x0a;
export const CR = 0x0d;
export const SP = 0x20;
export const HTAB = 0x09;

/** A line in `bytes`: its text is `[start, textEnd)`, its line terminator `[textEnd, end)`. */
export interface Line {
  readonly start: number;
  readonly textEnd: number;
  /** Index after the terminator. */
  readonly end: number;
}

/**
 * The line that begins at `start`, ended by LF or CRLF; `null` while its LF is not there.
 * RFC 9112 section 2.2 lets a recipient take a single LF for a line terminator.
 */
export function lineAt(bytes: Uint8Array, start: number): Line | null {
  const lineFeed = bytes.indexOf(LF, start);
  if (lineFeed === -1) return null;
  const textEnd = lineFeed > start && bytes[lineFeed - 1] === CR ? lineFeed - 1 : lineFeed;
  return { start, textEnd, end: lineFeed + 1 };
}

/** Index of the first byte from `start` up to `end` that is neither SP nor HTAB, or `end`. */
export function skipWhitespace(bytes: Uint8Array, start: number, end: number): number {
  let index = start;
  while (index < end && (bytes[index] === SP || bytes[index] === HTAB)) index += 1;
  return index;
}

/** Index after the last byte from `start` up to `end` that is neither SP nor HTAB, or `start`. */
export function trimEnd(bytes: Uint8Array, start: number, end: number): number {
  let index = end;
  while (index > start && (bytes[index - 1] === SP || bytes[index - 1] === HTAB)) index -= 1;
  return index;
}

/** `tchar`, the characters of a token: RFC 9110 section 5.6.2. */
export function isToken(text: string): boolean {
  return /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(text);
}

const lineTerminator: Source = { standard: 'RFC 9112', section: '2.2' };

/** Reads a line's terminator: CRLF (2 bytes), or the single LF (1 byte) that a recipient may take for it. */
export function readLineEnd(
  reader: FieldReader,
  byteLength: number,
  meaning: string,
  source = lineTerminator,
): void {
  if (byteLength === 1) {
    const remark = 'A sender must write CRLF; a recipient may accept LF alone.';
    reader.take({ name: 'LF', meaning: `${meaning} ${remark}`, source: lineTerminator }, 1, null);
  } else {
    reader.take({ name: 'CRLF', meaning, source }, byteLength, null);
  }
}

/** The first empty line that begins at `start` or later at the beginning of a line; `null` while there is none. */
export function findEmptyLine(bytes: Uint8Array, start: number): Line | null {
  let line = lineAt(bytes, start);
  while (line !== null && line.textEnd > line.start) line = lineAt(bytes, line.end);
  return line;
}
