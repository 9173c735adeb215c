/** Where the members of an object or the elements of an array lie in a JSON text: RFC 8259 sections 2, 4 and 5. */
import type { ByteRange } from './field.ts';

/** A stretch of a JSON text. All together tile it. */
export interface JsonPiece extends ByteRange {
  /** `structural`: a bracket, brace or comma with the whitespace round it; `item`: a member or an element. */
  readonly kind: 'structural' | 'item';
}

const quotationMark = 0x22;
const comma = 0x2c;
const backslash = 0x5c;
const opening = [0x5b, 0x7b];
const closing = [0x5d, 0x7d];
const whitespace = [0x20, 0x09, 0x0a, 0x0d];

/**
 * The pieces of the object or array that lies in `bytes` from `start` up to `end`, at its outermost level. The text must
 * be known to be JSON, and an object or array: nothing is checked here.
 */
export function splitJson(bytes: Uint8Array, start: number, end: number): JsonPiece[] {
  const pieces: JsonPiece[] = [];
  let depth = 0;
  let pieceStart = start;
  let index = start;
  const endItem = (): void => {
    if (index > pieceStart) pieces.push({ kind: 'item', start: pieceStart, end: index });
    pieceStart = index;
  };
  while (index < end) {
    const byte = bytes[index] ?? 0;
    if (byte === quotationMark) {
      index = afterString(bytes, index, end);
      continue;
    }
    const opens = opening.includes(byte);
    const closes = closing.includes(byte);
    const bounds = (opens && depth === 0) || (depth === 1 && (closes || byte === comma));
    depth += opens ? 1 : closes ? -1 : 0;
    if (!bounds) {
      index += 1;
      continue;
    }
    if (!opens) endItem();
    index = afterWhitespace(bytes, index + 1, end);
    pieces.push({ kind: 'structural', start: pieceStart, end: index });
    pieceStart = index;
  }
  endItem();
  return pieces;
}

/** Index after the string that begins at `start`. */
export function afterString(bytes: Uint8Array, start: number, end: number): number {
  for (let index = start + 1; index < end; index += 1) {
    const byte = bytes[index];
    if (byte === backslash) index += 1;
    else if (byte === quotationMark) return index + 1;
  }
  return end;
}

/** Index of the first byte from `start` on that is no whitespace, or `end`. */
export function afterWhitespace(bytes: Uint8Array, start: number, end: number): number {
  let index = start;
  while (index < end && whitespace.includes(bytes[index] ?? 0)) index += 1;
  return index;
}
