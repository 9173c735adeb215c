/** `chunk-ext`, what a sender may write after the chunk-size: RFC 9112 section 7.1.1. */
import type { Source } from '../field/field.ts';
import type { FieldReader, FieldTerm } from '../field/field-reader.ts';
import { latin1Text } from '../field/text.ts';

/** Recipients ignore the extensions that they do not know. */
export interface ChunkExtension {
  readonly name: string;
  /** As sent, with its quotes where it is a quoted-string; `null` where there is only a name. */
  readonly value: string | null;
}

const source: Source = { standard: 'RFC 9112', section: '7.1.1' };
const whitespace: FieldTerm = {
  name: 'BWS',
  meaning: 'Whitespace that a sender must not write and a recipient accepts.',
  source,
};
const semicolon: FieldTerm = { name: 'semicolon', meaning: 'Begins a chunk extension.', source };
const equals: FieldTerm = { name: 'equals', meaning: 'Separates name and value.', source };
const nameTerm: FieldTerm = {
  name: 'chunk-ext-name',
  meaning: 'Names the extension; a recipient ignores those that it does not know.',
  source,
};
const valueTerm: FieldTerm = {
  name: 'chunk-ext-val',
  meaning: 'The value of the extension.',
  source,
};

const token = "[!#$%&'*+\\-.^_`|~0-9A-Za-z]+";
const quotedString =
  '"(?:[\\t \\x21\\x23-\\x5b\\x5d-\\x7e\\x80-\\xff]|\\\\[\\t\\x20-\\x7e\\x80-\\xff])*"';
const oneExtension = `([ \\t]*)(;)([ \\t]*)(${token})(?:([ \\t]*)(=)([ \\t]*)(${token}|${quotedString}))?`;

/** The terms of the capturing groups of `oneExtension`. */
const partTerms: readonly FieldTerm[] = [
  whitespace,
  semicolon,
  whitespace,
  nameTerm,
  whitespace,
  equals,
  whitespace,
  valueTerm,
];

/** Index of the first byte in `[start, end)` at which no extension can be read, or `end`. */
export function endOfExtensions(bytes: Uint8Array, start: number, end: number): number {
  const lengths = matchExtensions(bytes, start, end).map((match) => match[0].length);
  return lengths.reduce((sum, length) => sum + length, start);
}

/** Reads the extensions up to `end` as one field; `endOfExtensions` must have said that they reach it. */
export function readExtensions(reader: FieldReader, end: number): ChunkExtension[] {
  const extensions: ChunkExtension[] = [];
  const matches = matchExtensions(reader.bytes, reader.byteIndex, end);
  if (matches.length === 0) return extensions;
  reader.group(() => {
    for (const match of matches) {
      partTerms.forEach((term, index) => {
        const part = match[index + 1] ?? '';
        if (part === '') return;
        const says = term === nameTerm || term === valueTerm;
        reader.take(term, part.length, says ? part : null);
      });
      extensions.push({ name: match[4] ?? '', value: match[8] ?? null });
    }
    const value = matches.map((match) => match[0]).join('');
    return { name: 'chunk-ext', meaning: 'Extensions of this chunk, rarely used.', source, value };
  });
  return extensions;
}

function matchExtensions(bytes: Uint8Array, start: number, end: number): RegExpExecArray[] {
  if (start >= end) return [];
  const text = latin1Text(bytes.subarray(start, end));
  const pattern = new RegExp(oneExtension, 'y');
  const matches: RegExpExecArray[] = [];
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    matches.push(match);
  }
  return matches;
}
