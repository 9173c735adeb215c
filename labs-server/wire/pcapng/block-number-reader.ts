/** Numbers in the byte order of the section, each read as a field: draft-ietf-opsawg-pcapng section 3.6.1. */
import type { FieldReader, FieldTerm } from '../field/field-reader.ts';
import { viewOf } from './read-blocks.ts';

/** The caller makes sure that the bytes are there. */
export class BlockNumberReader {
  readonly reader: FieldReader;
  readonly #view: DataView;
  readonly #littleEndian: boolean;

  constructor(reader: FieldReader, littleEndian: boolean) {
    this.reader = reader;
    this.#view = viewOf(reader.bytes);
    this.#littleEndian = littleEndian;
  }

  u16(term: FieldTerm): number {
    const value = this.#view.getUint16(this.reader.byteIndex, this.#littleEndian);
    return this.reader.take(term, 2, value);
  }

  u32(term: FieldTerm): number {
    const value = this.#view.getUint32(this.reader.byteIndex, this.#littleEndian);
    return this.reader.take(term, 4, value);
  }

  i64(term: FieldTerm): bigint {
    const value = this.#view.getBigInt64(this.reader.byteIndex, this.#littleEndian);
    return this.reader.take(term, 8, value);
  }
}
