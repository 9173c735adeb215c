/** `delimiter := CRLF "--" boundary`: RFC 2046 section 5.1.1. */
import { CR, LF } from '../field/line.ts';

const hyphen = 0x2d;

/** `--` and the boundary, as bytes. Characters of a boundary are ASCII. */
export function dashBoundary(boundary: string): Uint8Array {
  return Uint8Array.from(`--${boundary}`, (character) => character.charCodeAt(0) & 0xff);
}

/** True when `dash`, a dash-boundary, lies in `bytes` from `start` on, as far as both are there. */
export function matchesAt(bytes: Uint8Array, start: number, dash: Uint8Array): boolean {
  const end = Math.min(dash.length, bytes.length - start);
  for (let index = 0; index < end; index += 1) {
    if (bytes[start + index] !== dash[index]) return false;
  }
  return true;
}

/** Where a delimiter begins with its CRLF, and whether it is whole; `null` where none begins. */
export interface DelimiterFound {
  readonly start: number;
  /** False: the bytes end within what may become one. */
  readonly whole: boolean;
}

/** The first delimiter in `bytes` from `start` on, whole or cut by their end. */
export function findDelimiter(
  bytes: Uint8Array,
  start: number,
  dash: Uint8Array,
): DelimiterFound | null {
  for (let at = bytes.indexOf(CR, start); at !== -1; at = bytes.indexOf(CR, at + 1)) {
    const isLineEnd = at + 1 === bytes.length || bytes[at + 1] === LF;
    if (!isLineEnd || !matchesAt(bytes, at + 2, dash)) continue;
    return { start: at, whole: at + 2 + dash.length <= bytes.length };
  }
  return null;
}

/** True for `--` at `start`: the delimiter before it is the close-delimiter. */
export function closesAt(bytes: Uint8Array, start: number): boolean {
  return bytes[start] === hyphen && bytes[start + 1] === hyphen;
}
