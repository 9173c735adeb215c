/** A JSON text inside another format, as fields: its outermost members or elements, each located (RFC 8259). */
import type { ByteRange, FieldValue, Source } from './field.ts';
import type { FieldReader, FieldTerm, GroupTerm } from './field-reader.ts';
import { afterString, afterWhitespace, type JsonPiece, splitJson } from './json-pieces.ts';
import { utf8Text } from './text.ts';

/** What is said about an element of an array, or about a member of an object. */
export interface JsonItem {
  /** From 0. */
  readonly index: number;
  /** Null in an array. */
  readonly memberName: string | null;
  readonly value: unknown;
}

type DescribeItem = (item: JsonItem) => FieldTerm;

const structure: Source = { standard: 'RFC 8259', section: '2' };

const structuralTerms: Readonly<Record<string, FieldTerm>> = Object.fromEntries(
  [
    ['[', 'begin-array', 'Begins a JSON array.'],
    ['{', 'begin-object', 'Begins a JSON object.'],
    [']', 'end-array', 'Ends the JSON array.'],
    ['}', 'end-object', 'Ends the JSON object.'],
    [',', 'value-separator', 'Separates two values.'],
  ].map(([character = '', name = '', meaning = '']) => [
    character,
    { name, meaning, source: structure },
  ]),
);

/** The value of the JSON text in `range`, or `null` where it is no JSON. Never throws. */
export function parseJson(bytes: Uint8Array, range: ByteRange): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(utf8Text(bytes, range.start, range.end)) as unknown };
  } catch {
    return null;
  }
}

/**
 * Reads the next `byteLength` bytes, which `parseJson` took for JSON, as one group. `describe` names what is in the
 * outermost array or object; a single value has no items, and is the group's own.
 */
export function readJsonText(
  reader: FieldReader,
  byteLength: number,
  term: GroupTerm,
  describe: DescribeItem,
): void {
  const { bytes, byteIndex: start } = reader;
  const end = start + byteLength;
  const first = bytes[afterWhitespace(bytes, start, end)];
  if (first !== 0x5b && first !== 0x7b) {
    reader.take(term, byteLength, leafValue(parseJson(bytes, { start, end })?.value));
    return;
  }
  reader.group(() => {
    let index = 0;
    for (const piece of splitJson(bytes, start, end)) {
      if (piece.kind === 'structural') {
        readStructural(reader, piece);
      } else {
        readItem(reader, piece, first === 0x7b, index, describe);
        index += 1;
      }
    }
    return term;
  });
}

function readStructural(reader: FieldReader, { start, end }: JsonPiece): void {
  const character = utf8Text(reader.bytes, start, end).trim().charAt(0);
  const unknown = { name: 'ws', meaning: 'Whitespace without meaning.', source: structure };
  reader.take(structuralTerms[character] ?? unknown, end - start, null);
}

function readItem(
  reader: FieldReader,
  { start, end }: JsonPiece,
  inObject: boolean,
  index: number,
  describe: DescribeItem,
): void {
  const { bytes } = reader;
  const nameEnd = inObject ? afterString(bytes, start, end) : start;
  const colon = afterWhitespace(bytes, nameEnd, end);
  const valueStart = inObject ? colon + 1 : start;
  const value = parseJson(bytes, { start: valueStart, end })?.value;
  const name = inObject ? parseJson(bytes, { start, end: nameEnd })?.value : null;
  const memberName = typeof name === 'string' ? name : null;
  reader.take(describe({ index, memberName, value }), end - start, leafValue(value));
}

/** What a single field can hold: objects and arrays as JSON again. */
function leafValue(value: unknown): FieldValue {
  const isPlain = ['string', 'number', 'boolean'].includes(typeof value);
  return isPlain ? (value as string | number | boolean) : (JSON.stringify(value) ?? null);
}
