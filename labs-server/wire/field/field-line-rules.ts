/** Which rules a field line can break: RFC 9112 sections 2.2 and 5, RFC 9110 sections 5.1 and 5.5. */
import { type BrokenRule, quote } from './decode-error.ts';
import type { Source } from './field.ts';
import { CR, HTAB, isToken, type Line, lineAt, SP, trimEnd } from './line.ts';
import { latin1Text } from './text.ts';

/** A field line taken apart; all numbers are indices into the input. */
export interface FieldLineParts {
  readonly nameEnd: number;
  readonly colon: number;
  /** The line itself and those folded into it. */
  readonly lines: readonly Line[];
}

/**
 * What a server rejects and a user agent accepts: obs-fold (RFC 9112 section 5.2), whitespace before the colon
 * (section 5.1).
 */
export type ObsoleteForms = 'reject' | 'accept';

/** The parts of the field line `line` of `bytes`, or the first rule that it breaks, its range in indices. */
export function splitFieldLine(
  bytes: Uint8Array,
  line: Line,
  obsolete: ObsoleteForms,
): FieldLineParts | BrokenRule {
  const colon = bytes.subarray(0, line.textEnd).indexOf(0x3a, line.start);
  const parts = {
    colon,
    nameEnd: trimEnd(bytes, line.start, colon),
    lines: isWhitespace(bytes[line.start]) ? [line] : foldedLines(bytes, line),
  };
  return (
    brokenName(bytes, line, parts) ??
    (obsolete === 'reject' ? obsoleteForm(line, parts) : null) ??
    forbiddenCharacter(bytes, parts) ??
    parts
  );
}

function brokenName(bytes: Uint8Array, line: Line, parts: FieldLineParts): BrokenRule | null {
  const range = { start: line.start, end: line.textEnd };
  const found = quote(latin1Text(bytes.subarray(line.start, line.textEnd)));
  if (isWhitespace(bytes[line.start])) {
    const code = 'field-line-begins-with-whitespace';
    const what = 'no whitespace is allowed before the first field';
    return { code, field: 'field-line', range, what, source: rfc9112('2.2') };
  }
  if (parts.colon === -1) {
    const what = `expected field-name ":" field-value, found ${found}`;
    const code = 'field-line-without-colon';
    return { code, field: 'field-line', range, what, source: rfc9112('5') };
  }
  const name = latin1Text(bytes.subarray(line.start, parts.nameEnd));
  if (isToken(name)) return null;
  const what = `expected a token, found ${quote(name)}`;
  const nameRange = { start: line.start, end: parts.nameEnd };
  const source = { standard: 'RFC 9110', section: '5.1' };
  return { code: 'field-name-not-token', field: 'field-name', range: nameRange, what, source };
}

function obsoleteForm(line: Line, { nameEnd, colon, lines }: FieldLineParts): BrokenRule | null {
  if (nameEnd < colon) {
    const what = 'no whitespace is allowed between field-name and colon';
    const range = { start: nameEnd, end: colon };
    const code = 'whitespace-before-colon';
    return { code, field: 'whitespace', range, what, source: rfc9112('5.1') };
  }
  const last = lines.at(-1);
  if (last === undefined || lines.length === 1) return null;
  const range = { start: line.textEnd, end: last.end };
  const what = 'a line that begins with whitespace continues the last one, which is obsolete';
  return { code: 'obs-fold', field: 'obs-fold', range, what, source: rfc9112('5.2') };
}

/** CR, LF and NUL are "invalid and dangerous" in a value: RFC 9110 section 5.5. LF already ended the line. */
function forbiddenCharacter(
  bytes: Uint8Array,
  { colon, lines }: FieldLineParts,
): BrokenRule | null {
  for (const { start, textEnd } of lines) {
    const valueStart = Math.max(start, colon + 1);
    const found = bytes
      .subarray(valueStart, textEnd)
      .findIndex((byte) => byte === CR || byte === 0);
    if (found === -1) continue;
    const at = valueStart + found;
    return {
      code: 'field-value-forbidden-character',
      field: 'field-value',
      range: { start: at, end: at + 1 },
      what: `${bytes[at] === CR ? 'CR without LF' : 'NUL'} is not allowed`,
      source: { standard: 'RFC 9110', section: '5.5' },
    };
  }
  return null;
}

/** `line` and the lines after it that begin with whitespace. */
function foldedLines(bytes: Uint8Array, line: Line): Line[] {
  const lines = [line];
  let next = lineAt(bytes, line.end);
  while (next !== null && isWhitespace(bytes[next.start])) {
    lines.push(next);
    next = lineAt(bytes, next.end);
  }
  return lines;
}

function isWhitespace(byte: number | undefined): boolean {
  return byte === SP || byte === HTAB;
}

function rfc9112(section: string): Source {
  return { standard: 'RFC 9112', section };
}
