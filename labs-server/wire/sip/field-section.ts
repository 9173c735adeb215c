/** Header fields: `field-name HCOLON field-value`, perhaps folded, perhaps in compact form. RFC 3261 section 7.3. */
import { type BrokenRule, quote } from '../field/decode-error.ts';
import { type ByteRange, type Source, toBitRange } from '../field/field.ts';
import type { FieldLine } from '../field/field-line.ts';
import type { FieldReader, FieldTerm } from '../field/field-reader.ts';
import {
  HTAB,
  type Line,
  lineAt,
  readLineEnd,
  skipWhitespace,
  SP,
  trimEnd,
} from '../field/line.ts';
import { latin1Text, utf8Text } from '../field/text.ts';
import { canonicalName } from './header-fields.ts';
import { sipFieldMeaning } from './header-meaning.ts';
import { isSipToken } from './start-line.ts';
import { valuePieces } from './value-pieces.ts';

const grammar: Source = { standard: 'RFC 3261', section: '7.3.1' };

const terms = {
  name: {
    name: 'field-name',
    meaning: 'Names the field; upper and lower case are the same.',
    source: grammar,
  },
  compact: {
    name: 'field-name',
    meaning: 'The compact form of the name.',
    source: { standard: 'RFC 3261', section: '7.3.3' },
  },
  whitespace: { name: 'whitespace', meaning: 'Not part of name or value.', source: grammar },
  colon: { name: 'HCOLON', meaning: 'Separates the name from the value.', source: grammar },
  value: { name: 'field-value', meaning: 'What the field says.', source: grammar },
  fold: {
    name: 'fold',
    meaning: 'A line folded onto the next one; it reads as one space.',
    source: grammar,
  },
} as const satisfies Record<string, FieldTerm>;

export type SipFieldSection =
  { readonly fieldLines: readonly FieldLine[] } | { readonly broken: BrokenRule };

/** Reads the fields up to, not including, the empty line, which must be there. */
export function readSipFields(reader: FieldReader, protocolStatus?: number): SipFieldSection {
  const fieldLines: FieldLine[] = [];
  for (;;) {
    const line = lineAt(reader.bytes, reader.byteIndex);
    if (line === null || line.textEnd === line.start) return { fieldLines };
    const colon = reader.bytes.subarray(0, line.textEnd).indexOf(0x3a, line.start);
    const nameEnd = trimEnd(reader.bytes, line.start, Math.max(colon, line.start));
    const name = latin1Text(reader.bytes, line.start, nameEnd);
    if (colon < 0 || !isSipToken(name)) {
      return { broken: { ...brokenField(reader, line, colon), protocolStatus } };
    }
    fieldLines.push(readField(reader, line, name, colon));
  }
}

function brokenField(reader: FieldReader, line: Line, colon: number): BrokenRule {
  const text = latin1Text(reader.bytes, line.start, line.textEnd);
  const what =
    colon < 0
      ? `expected field-name ":" field-value, found ${quote(text)}`
      : `expected a token before the colon, found ${quote(text)}`;
  const range = reader.layerRange({ start: line.start, end: line.textEnd });
  const code = colon < 0 ? 'sip-field-without-colon' : 'sip-field-name-malformed';
  return { code, field: 'header field', range, what, source: grammar };
}

function readField(reader: FieldReader, first: Line, name: string, colon: number): FieldLine {
  const start = reader.byteIndex;
  const canonical = canonicalName(name);
  const isCompact = name.length === 1 && canonical.length > 1;
  const lines = withFolded(reader.bytes, first);
  const values: ByteRange[] = [];
  reader.group(() => {
    reader.take(isCompact ? terms.compact : terms.name, name.length, name);
    space(reader, colon);
    reader.take(terms.colon, 1, null);
    lines.forEach((line, index) => {
      const value = readValue(reader, canonical, line.textEnd, lines.length === 1);
      if (value.end > value.start) values.push(value);
      const next = lines[index + 1];
      if (next === undefined) {
        readLineEnd(reader, line.end - line.textEnd, 'Ends the header field.', grammar);
      } else {
        const foldEnd = skipWhitespace(reader.bytes, next.start, next.textEnd);
        reader.take(terms.fold, foldEnd - line.textEnd, null);
      }
    });
    const shown = values.map((value) => utf8Text(reader.bytes, value.start, value.end));
    const value = `${isCompact ? canonical : name}: ${shown.join(' ')}`;
    return { name: 'header field', value, ...sipFieldMeaning(name) };
  });
  const range = toBitRange(reader.layerRange({ start, end: reader.byteIndex }));
  const texts = values.map((value) => latin1Text(reader.bytes, value.start, value.end));
  return { name, value: texts.join(' '), range };
}

function space(reader: FieldReader, end: number): void {
  if (end > reader.byteIndex) reader.take(terms.whitespace, end - reader.byteIndex, null);
}

/** What stands on one line; where the field is not folded, taken apart as far as its grammar is known. */
function readValue(
  reader: FieldReader,
  canonical: string,
  textEnd: number,
  isWhole: boolean,
): ByteRange {
  const { bytes } = reader;
  const start = skipWhitespace(bytes, reader.byteIndex, textEnd);
  const end = trimEnd(bytes, start, textEnd);
  space(reader, start);
  const pieces = isWhole ? valuePieces(canonical, latin1Text(bytes, start, end)) : null;
  if (pieces !== null) {
    for (const { term, text: piece, value } of pieces) {
      if (value === null) reader.take(term, piece.length, null);
      else reader.utf8(term, piece.length);
    }
  } else if (end > start) reader.utf8(terms.value, end - start);
  space(reader, textEnd);
  return { start, end };
}

function withFolded(bytes: Uint8Array, line: Line): Line[] {
  const lines = [line];
  for (let next = lineAt(bytes, line.end); next !== null; next = lineAt(bytes, next.end)) {
    const byte = bytes[next.start];
    if (byte !== SP && byte !== HTAB) break;
    lines.push(next);
  }
  return lines;
}
