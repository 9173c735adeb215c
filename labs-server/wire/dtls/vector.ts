/** Vectors: a length, then so many bytes of contents. RFC 5246 section 4.3. */
import type { BrokenRule } from '../field/decode-error.ts';
import type { Source } from '../field/field.ts';
import type { FieldReader, FieldTerm } from '../field/field-reader.ts';
import { registeredName } from './registered-name.ts';

/** Reads what lies before `end`. Null, or the rule that is broken. */
export type ReadContents = (reader: FieldReader, end: number) => BrokenRule | null;

/** Null where `byteLength` bytes are there before `end`. */
export function requireBytes(
  reader: FieldReader,
  end: number,
  byteLength: number,
  { name, source }: { readonly name: string; readonly source: Source },
): BrokenRule | null {
  const start = reader.byteIndex;
  if (end - start >= byteLength) return null;
  const what = `needs ${byteLength} bytes, ${end - start} are left`;
  const range = reader.layerRange({ start, end });
  return { code: 'dtls-field-truncated', field: name, range, what, source };
}

/**
 * Reads a vector whose length has `lengthBytes` bytes; it must end before `end`. Without `readContents` the contents are one
 * field. Contents that `readContents` leaves become a field called `undecoded`.
 */
export function readVector(
  reader: FieldReader,
  end: number,
  lengthBytes: 1 | 2 | 3,
  term: FieldTerm,
  readContents?: ReadContents,
): BrokenRule | null {
  const { name, source } = term;
  const tooShort = requireBytes(reader, end, lengthBytes, { name: `${name} length`, source });
  if (tooShort !== null) return tooShort;
  const { bytes, byteIndex: start } = reader;
  const length = bytes
    .subarray(start, start + lengthBytes)
    .reduce((value, byte) => value * 256 + byte, 0);
  const left = end - start - lengthBytes;
  if (length > left) {
    const what = `its length is ${length}, ${left} bytes are left`;
    const range = reader.layerRange({ start, end: start + lengthBytes });
    return { code: 'dtls-vector-too-long', field: name, range, what, source };
  }
  reader.uint(
    { name: `${name} length`, meaning: 'How many bytes follow.', source },
    8 * lengthBytes,
  );
  if (length === 0) return null;
  if (readContents === undefined) {
    reader.take(term, length, null);
    return null;
  }
  const vectorEnd = reader.byteIndex + length;
  const broken = readContents(reader, vectorEnd);
  readUndecoded(reader, vectorEnd, source);
  return broken;
}

/** Takes what is left before `end`. */
export function readUndecoded(reader: FieldReader, end: number, source: Source): void {
  const meaning = 'Bytes that are not read here.';
  const length = end - reader.byteIndex;
  if (length > 0) reader.take({ name: 'undecoded', meaning, source }, length, null);
}

/** Reads numbers of 16 bits up to `end`, each with its name in `names`. */
export function uint16List(term: FieldTerm, names: ReadonlyMap<number, string>): ReadContents {
  return (reader, end) => {
    while (end - reader.byteIndex >= 2) readNamed16(reader, term, names);
    return end === reader.byteIndex ? null : requireBytes(reader, end, 2, term);
  };
}

/** Reads a number of 16 bits, which must be there, with its name in `names`. */
export function readNamed16(
  reader: FieldReader,
  term: FieldTerm,
  names: ReadonlyMap<number, string>,
): number {
  const { bytes, byteIndex } = reader;
  const value = ((bytes[byteIndex] ?? 0) << 8) | (bytes[byteIndex + 1] ?? 0);
  reader.take(term, 2, registeredName(names, value));
  return value;
}
