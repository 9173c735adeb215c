/**
 * Field lines, `field-name ":" OWS field-value OWS` (RFC 9112 section 5): the header section of a message
 * and the trailer section of a chunked body have the same lines.
 */
import type { BrokenRule } from './decode-error.ts';
import { type BitRange, type Source, toBitRange } from './field.ts';
import { type FieldLineTerms, termsOf } from './field-line-terms.ts';
import { type FieldLineParts, type ObsoleteForms, splitFieldLine } from './field-line-rules.ts';
import type { FieldReader } from './field-reader.ts';
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
  /** What defines the lines where that is not HTTP: other standards have the same lines, and cite it. */
  readonly grammar?: Source;
}

export type FieldSection =
  { readonly fieldLines: readonly FieldLine[] } | { readonly broken: BrokenRule };

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
      const { protocolStatus, grammar: source = parts.source } = rules;
      return { broken: { ...parts, range, source, protocolStatus } };
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
  const terms = termsOf(rules.grammar);
  let name = '';
  const values: string[] = [];
  reader.group(() => {
    name = reader.latin1(terms.fieldName, parts.nameEnd - start);
    if (parts.colon > parts.nameEnd) {
      reader.take(terms.badWhitespace, parts.colon - parts.nameEnd, null);
    }
    reader.take(terms.colon, 1, null);
    parts.lines.forEach((line, index) => {
      const value = readValue(reader, terms, line.textEnd);
      if (value !== '') values.push(value);
      const next = parts.lines[index + 1];
      if (next === undefined) {
        readLineEnd(reader, line.end - line.textEnd, 'Ends the field line.', rules.grammar);
      } else {
        const foldEnd = skipWhitespace(reader.bytes, next.start, next.textEnd);
        reader.take(terms.obsoleteFold, foldEnd - line.textEnd, null);
      }
    });
    return { name: 'field-line', value: `${name}: ${values.join(' ')}`, ...rules.describe(name) };
  });
  const range = toBitRange(reader.layerRange({ start, end: reader.byteIndex }));
  return { name, value: values.join(' '), range };
}

function readValue(reader: FieldReader, terms: FieldLineTerms, textEnd: number): string {
  const { bytes } = reader;
  const start = skipWhitespace(bytes, reader.byteIndex, textEnd);
  const end = trimEnd(bytes, start, textEnd);
  const before = start - reader.byteIndex;
  if (before > 0) reader.take(terms.optionalWhitespace, before, null);
  const value = end > start ? reader.latin1(terms.fieldValue, end - start) : '';
  if (textEnd > end) reader.take(terms.optionalWhitespace, textEnd - end, null);
  return value;
}
