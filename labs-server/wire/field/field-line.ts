/**
 * Field lines, `field-name ":" OWS field-value OWS` (RFC 9112 section 5): the header section of a message
 * and the trailer section of a chunked body have the same lines.
 */
import type { BrokenRule } from './decode-error.ts';
import { quote } from './decode-error.ts';
import type { BitRange, ByteRange, Source } from './field.ts';
import { toBitRange } from './field.ts';
import type { FieldReader, FieldTerm } from './field-reader.ts';
import {
  CR,
  HTAB,
  isToken,
  type Line,
  lineAt,
  readLineEnd,
  SP,
  skipWhitespace,
  trimEnd,
} from './line.ts';
import { latin1Text } from './text.ts';

/** One field line, or several that were folded into one. Text is ISO-8859-1, one character per byte. */
export interface FieldLine {
  /** As sent: field names are case-insensitive. */
  readonly name: string;
  /** Without the whitespace around it; each obs-fold is one space. */
  readonly value: string;
  /** The whole line with its terminator, in layer coordinates. */
  readonly range: BitRange;
}

/** How strict the reader is, and what it says about a field. */
export interface FieldLineRules {
  /** A server rejects them, a user agent copes: obs-fold (RFC 9112 section 5.2), space before the colon (5.1). */
  readonly obsolete: 'reject' | 'accept';
  /** Meaning and source of the field called `name`. */
  readonly describe: (name: string) => { readonly meaning: string; readonly source: Source };
  /** Status that a server answers to a broken line; `undefined` where there is nobody to answer. */
  readonly protocolStatus: number | undefined;
}

export type FieldSection =
  { readonly fieldLines: readonly FieldLine[] } | { readonly broken: BrokenRule };

interface FieldLineParts {
  readonly nameEnd: number;
  readonly colon: number;
  /** The line itself and those folded into it. */
  readonly lines: readonly Line[];
}

const section = (standard: string, number: string): Source => ({ standard, section: number });

const fieldName: FieldTerm = {
  name: 'field-name',
  meaning: 'Names the field; upper and lower case are the same.',
  source: section('RFC 9110', '5.1'),
};
const badWhitespace: FieldTerm = {
  name: 'whitespace',
  meaning: 'Whitespace is not allowed here: a proxy must remove it, a server must refuse it.',
  source: section('RFC 9112', '5.1'),
};
const colonTerm: FieldTerm = {
  name: 'colon',
  meaning: 'Separates the name from the value.',
  source: section('RFC 9112', '5'),
};
const optionalWhitespace: FieldTerm = {
  name: 'OWS',
  meaning: 'Optional whitespace, not part of the value.',
  source: section('RFC 9110', '5.6.3'),
};
const fieldValue: FieldTerm = {
  name: 'field-value',
  meaning: 'What the field says.',
  source: section('RFC 9110', '5.5'),
};
const obsoleteFold: FieldTerm = {
  name: 'obs-fold',
  meaning: 'A line folded onto the next one, an obsolete form that reads as one space.',
  source: section('RFC 9112', '5.2'),
};

/**
 * Reads field lines up to, not including, the empty line that ends the section. The section must be whole:
 * where it is not, the last line that ends in `reader.bytes` is the last one read.
 */
export function readFieldSection(reader: FieldReader, rules: FieldLineRules): FieldSection {
  const fieldLines: FieldLine[] = [];
  for (;;) {
    const line = lineAt(reader.bytes, reader.byteIndex);
    if (line === null || line.textEnd === line.start) return { fieldLines };
    const parts = splitFieldLine(reader, line, rules);
    if ('broken' in parts) return parts;
    fieldLines.push(readFieldLine(reader, parts, rules));
  }
}

function splitFieldLine(
  reader: FieldReader,
  line: Line,
  rules: FieldLineRules,
): FieldLineParts | { readonly broken: BrokenRule } {
  const { bytes } = reader;
  const breaks = (code: string, field: string, range: ByteRange, what: string, source: Source) => ({
    broken: {
      code,
      field,
      range: reader.layerRange(range),
      what,
      source,
      protocolStatus: rules.protocolStatus,
    },
  });
  const whole = { start: line.start, end: line.textEnd };
  if (isWhitespace(bytes[line.start])) {
    return breaks(
      'field-line-begins-with-whitespace',
      'field-line',
      whole,
      'whitespace before the first field',
      section('RFC 9112', '2.2'),
    );
  }
  const colon = bytes.subarray(line.start, line.textEnd).indexOf(0x3a) + line.start;
  if (colon < line.start) {
    const found = quote(latin1Text(bytes.subarray(line.start, line.textEnd)));
    return breaks(
      'field-line-without-colon',
      'field-line',
      whole,
      `expected field-name ":" field-value, found ${found}`,
      section('RFC 9112', '5'),
    );
  }
  const nameEnd = trimEnd(bytes, line.start, colon);
  if (nameEnd < colon && rules.obsolete === 'reject') {
    return breaks(
      'whitespace-before-colon',
      'field-line',
      { start: nameEnd, end: colon },
      'no whitespace is allowed between field-name and colon',
      section('RFC 9112', '5.1'),
    );
  }
  const name = latin1Text(bytes.subarray(line.start, nameEnd));
  if (!isToken(name)) {
    return breaks(
      'field-name-not-token',
      'field-name',
      { start: line.start, end: nameEnd },
      `expected a token, found ${quote(name)}`,
      section('RFC 9110', '5.1'),
    );
  }
  const lines = foldedLines(bytes, line);
  const lastEnd = lines.at(-1)?.end ?? line.end;
  if (lines.length > 1 && rules.obsolete === 'reject') {
    return breaks(
      'obs-fold',
      'obs-fold',
      { start: line.textEnd, end: lastEnd },
      'line folding is obsolete',
      section('RFC 9112', '5.2'),
    );
  }
  for (const { start, textEnd } of lines) {
    const bad = forbiddenIn(bytes, Math.max(start, colon + 1), textEnd);
    if (bad !== -1) {
      const what = `${bytes[bad] === CR ? 'a bare CR' : 'NUL'} is not allowed`;
      return breaks(
        'field-value-forbidden-character',
        'field-value',
        { start: bad, end: bad + 1 },
        what,
        section('RFC 9110', '5.5'),
      );
    }
  }
  return { nameEnd, colon, lines };
}

function readFieldLine(
  reader: FieldReader,
  parts: FieldLineParts,
  rules: FieldLineRules,
): FieldLine {
  const start = reader.byteIndex;
  let name = '';
  const values: string[] = [];
  reader.group(() => {
    name = reader.latin1(fieldName, parts.nameEnd - start);
    if (parts.colon > parts.nameEnd) reader.take(badWhitespace, parts.colon - parts.nameEnd, null);
    reader.take(colonTerm, 1, null);
    parts.lines.forEach((line, index) => {
      const value = readValue(reader, line.textEnd);
      if (value !== '') values.push(value);
      const next = parts.lines[index + 1];
      if (next === undefined) readLineEnd(reader, line.end - line.textEnd, 'Ends the field line.');
      else
        reader.take(
          obsoleteFold,
          skipWhitespace(reader.bytes, next.start, next.textEnd) - line.textEnd,
          null,
        );
    });
    return { name: 'field-line', value: `${name}: ${values.join(' ')}`, ...rules.describe(name) };
  });
  const range = toBitRange(reader.layerRange({ start, end: reader.byteIndex }));
  return { name, value: values.join(' '), range };
}

function readValue(reader: FieldReader, textEnd: number): string {
  const { bytes } = reader;
  const start = skipWhitespace(bytes, reader.byteIndex, textEnd);
  const end = trimEnd(bytes, start, textEnd);
  if (start > reader.byteIndex) reader.take(optionalWhitespace, start - reader.byteIndex, null);
  const value = end > start ? reader.latin1(fieldValue, end - start) : '';
  if (textEnd > end) reader.take(optionalWhitespace, textEnd - end, null);
  return value;
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

/** Index of the first CR or NUL, or -1: RFC 9110 section 5.5 calls them invalid and dangerous. */
function forbiddenIn(bytes: Uint8Array, start: number, end: number): number {
  const found = bytes.subarray(start, end).findIndex((byte) => byte === CR || byte === 0);
  return found === -1 ? -1 : start + found;
}

function isWhitespace(byte: number | undefined): boolean {
  return byte === SP || byte === HTAB;
}
