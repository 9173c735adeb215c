/**
 * Field lines, `field-name ":" OWS field-value OWS` (RFC 9112 section 5): the header section of a message
 * and the trailer section of a chunked body have the same lines.
 */
import type { BrokenRule } from './decode-error.ts';
import { type BitRange, type Source, toBitRange } from './field.ts';
import { type FieldLineParts, type ObsoleteForms, splitFieldLine } from './field-line-rules.ts';
import type { FieldReader, FieldTerm } from './field-reader.ts';
import { lineAt, readLineEnd, skipWhitespace, trimEnd } from './line.ts';

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
  readonly obsolete: ObsoleteForms;
  /** Meaning and source of the field called `name`. */
  readonly describe: (name: string) => { readonly meaning: string; readonly source: Source };
  /** Status that a server answers to a broken line; `undefined` where there is nobody to answer. */
  readonly protocolStatus: number | undefined;
}

export type FieldSection =
  { readonly fieldLines: readonly FieldLine[] } | { readonly broken: BrokenRule };

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
    const parts = splitFieldLine(reader.bytes, line, rules.obsolete);
    if ('code' in parts) {
      const range = reader.layerRange(parts.range);
      return { broken: { ...parts, range, protocolStatus: rules.protocolStatus } };
    }
    fieldLines.push(readFieldLine(reader, parts, rules));
  }
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
      if (next === undefined) {
        readLineEnd(reader, line.end - line.textEnd, 'Ends the field line.');
      } else {
        const foldEnd = skipWhitespace(reader.bytes, next.start, next.textEnd);
        reader.take(obsoleteFold, foldEnd - line.textEnd, null);
      }
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
