/** Type, length, value and padding: how chunk parameters and error causes are written, RFC 9260 section 3.2.1. */
import type { BrokenRule } from '../field/decode-error.ts';
import type { Source } from '../field/field.ts';
import type { FieldReader, FieldTerm } from '../field/field-reader.ts';

/** What a number of a list means. */
export interface KnownItem {
  readonly name: string;
  readonly meaning: string;
  readonly source: Source;
}

/** How the items of one list are read. */
export interface ItemFormat {
  /** `parameter` or `error cause`: names the groups. */
  readonly word: string;
  readonly typeName: string;
  readonly lengthName: string;
  readonly source: Source;
  known(type: number): KnownItem;
  /** Reads the value up to `end`, or nothing of it: what it leaves becomes one field. */
  readValue(reader: FieldReader, type: number, end: number): void;
}

const headerBytes = 4;

/**
 * Reads items up to `end`; their `types` are appended. Padding of the last one is not part of the chunk's length. Null, or
 * the rule that is broken, from which on nothing is read.
 */
export function readItems(
  reader: FieldReader,
  end: number,
  format: ItemFormat,
  types: number[] = [],
): BrokenRule | null {
  while (reader.byteIndex < end) {
    const broken = brokenItem(reader, end, format);
    if (broken !== null) return broken;
    types.push(readItem(reader, end, format));
  }
  return null;
}

function uint16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

function brokenItem(reader: FieldReader, end: number, format: ItemFormat): BrokenRule | null {
  const start = reader.byteIndex;
  const length = uint16(reader.bytes, start + 2);
  const left = end - start;
  if (left >= headerBytes && length >= headerBytes && length <= left) return null;
  const range = reader.layerRange({ start, end });
  const what =
    left < headerBytes
      ? `its header needs ${headerBytes} bytes, ${left} are left`
      : `expected a length from ${headerBytes} to ${left}, found ${length}`;
  const { word, source } = format;
  return { code: 'sctp-parameter-length-invalid', field: word, range, what, source };
}

function readItem(reader: FieldReader, listEnd: number, format: ItemFormat): number {
  const start = reader.byteIndex;
  const type = uint16(reader.bytes, start);
  const end = start + uint16(reader.bytes, start + 2);
  const { name, meaning, source } = format.known(type);
  reader.group(() => {
    const number = `${type} ${name}`;
    reader.take({ name: format.typeName, meaning: `Says what it is: ${name}.`, source }, 2, number);
    reader.uint(lengthTerm(format), 16);
    if (end > reader.byteIndex) format.readValue(reader, type, end);
    if (end > reader.byteIndex) {
      reader.take(
        { name: 'value', meaning: `What ${name} says.`, source },
        end - reader.byteIndex,
        null,
      );
    }
    readPadding(reader, Math.min(listEnd, start + 4 * Math.ceil((end - start) / 4)), format.source);
    return { name: `${format.word} ${name}`, meaning, source };
  });
  return type;
}

function lengthTerm({ lengthName, source, word }: ItemFormat): FieldTerm {
  const meaning = `Bytes of the ${word}, this header included, its padding not.`;
  return { name: lengthName, meaning, source };
}

/** Takes the bytes up to `end` as padding. */
export function readPadding(reader: FieldReader, end: number, source: Source): void {
  const meaning = 'Zeros up to a multiple of four bytes.';
  const length = end - reader.byteIndex;
  if (length > 0) reader.take({ name: 'padding', meaning, source }, length, null);
}
