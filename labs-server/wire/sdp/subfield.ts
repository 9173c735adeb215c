/** The subfields of a line as data, and one function that reads them: RFC 8866 sections 5 and 9. */
import { type BrokenRule, quote } from '../field/decode-error.ts';
import type { FieldValue, Source } from '../field/field.ts';
import type { FieldReader, FieldTerm } from '../field/field-reader.ts';
import { utf8Text } from '../field/text.ts';

/** What the grammar of a standard allows: `1*DIGIT` with the pattern that says so. */
export interface Expected {
  readonly rule: string;
  readonly pattern: RegExp;
}

/** One subfield. Its source is that of the line unless it says another one. */
export interface Subfield {
  /** The name as the standard writes it. */
  readonly name: string;
  /** One sentence for a learner. */
  readonly meaning: string;
  /** The characters of which one ends it; empty: it reaches to the end of the line. */
  readonly ends: string;
  /** It is there only behind this delimiter. */
  readonly behind?: string;
  readonly optional?: boolean;
  /** It may be repeated up to the end of the line. */
  readonly many?: boolean;
  readonly expect?: Expected;
  /** What this text says, given the subfields before it: in place of name, meaning and source. */
  readonly says?: (text: string, before: readonly string[]) => Partial<FieldTerm>;
}

export const digits: Expected = { rule: '1*DIGIT', pattern: /^\d+$/ };

/** Section 9: `token`, of which names and types are made. */
export const token: Expected = { rule: 'a token', pattern: /^[!#-'*+\-.0-9A-Z^-~]+$/ };

/** The name of a delimiter in the fields. */
const delimiterNames: Readonly<Record<string, string>> = {
  ' ': 'SP',
  '/': 'slash',
  ':': 'colon',
  ';': 'semicolon',
  ',': 'comma',
};

/** A word up to the next space. */
export function word(
  name: string,
  meaning: string,
  more: Omit<Partial<Subfield>, 'name' | 'meaning'> = {},
): Subfield {
  return { name, meaning, ends: ' ', ...more };
}

/** All that is left of the line. */
export function rest(
  name: string,
  meaning: string,
  more: Omit<Partial<Subfield>, 'name' | 'meaning'> = {},
): Subfield {
  return { name, meaning, ends: '', ...more };
}

/**
 * Reads the bytes up to index `limit` as `subfields`: all of them become fields, whatever they hold. Returns the first
 * rule that they break.
 */
export function readSubfields(
  reader: FieldReader,
  limit: number,
  subfields: readonly Subfield[],
  source: Source,
): BrokenRule | null {
  const before: string[] = [];
  let delimiter = '';
  let broken: BrokenRule | null = null;
  for (const subfield of subfields) {
    if (subfield.behind !== undefined && subfield.behind !== delimiter) continue;
    do {
      const start = reader.byteIndex;
      const text = readSubfield(reader, limit, subfield, before, source);
      const range = reader.layerRange({ start, end: reader.byteIndex });
      broken ??= brokenBy(subfield, text, range, source);
      delimiter = readDelimiter(reader, limit, source);
      before.push(text);
    } while (subfield.many === true && reader.byteIndex < limit);
  }
  const excess = readExcess(reader, limit, source);
  return broken ?? excess;
}

function readSubfield(
  reader: FieldReader,
  limit: number,
  subfield: Subfield,
  before: readonly string[],
  source: Source,
): string {
  const { bytes, byteIndex: start } = reader;
  let end = start;
  while (end < limit && !subfield.ends.includes(String.fromCharCode(bytes[end] ?? 0))) end += 1;
  if (subfield.ends === '') end = limit;
  const text = utf8Text(bytes, start, end);
  if (end === start) return text;
  const { name, meaning } = subfield;
  const term = { name, meaning, source, ...subfield.says?.(text, before) };
  reader.take(term, end - start, subfield.expect === digits ? numberOf(text) : text);
  return text;
}

/** Session identifiers have up to 64 bits. What is no number stays text. */
function numberOf(text: string): FieldValue {
  if (!/^\d{1,20}$/.test(text)) return text;
  return text.length > 15 ? BigInt(text) : Number(text);
}

function readDelimiter(reader: FieldReader, limit: number, source: Source): string {
  if (reader.byteIndex >= limit) return '';
  const delimiter = String.fromCharCode(reader.bytes[reader.byteIndex] ?? 0);
  const name = delimiterNames[delimiter] ?? 'delimiter';
  reader.take({ name, meaning: 'Separates the parts.', source }, 1, null);
  return delimiter;
}

function brokenBy(
  { name, optional, expect }: Subfield,
  text: string,
  range: BrokenRule['range'],
  source: Source,
): BrokenRule | null {
  const rule = { field: name, range, source };
  if (text === '') {
    if (optional === true) return null;
    const what = `expected ${expect?.rule ?? name}, found nothing`;
    return { ...rule, code: 'sdp-subfield-missing', what };
  }
  if (!expect || expect.pattern.test(text)) return null;
  const what = `expected ${expect.rule}, found ${quote(text)}`;
  return { ...rule, code: 'sdp-subfield-malformed', what };
}

/** What stands behind the last subfield that the standard names. */
function readExcess(reader: FieldReader, limit: number, source: Source): BrokenRule | null {
  const start = reader.byteIndex;
  if (start >= limit) return null;
  const name = 'excess';
  const meaning = 'The standard names no further part of this line.';
  const text = reader.utf8({ name, meaning, source }, limit - start);
  const what = `expected the end of the line, found ${quote(text)}`;
  const range = reader.layerRange({ start, end: limit });
  return { code: 'sdp-subfield-excess', field: name, range, what, source };
}
