/** One cursor that names, reads and locates: what a decoder reads becomes a field with its range. */
import type { BitRange, ByteRange, Field, FieldValue, Source } from './field.ts';
import { latin1Text, utf8Text } from './text.ts';

/** What is known about a field before its bytes are read. */
export interface FieldTerm {
  /** The name as the standard writes it. */
  readonly name: string;
  /** One sentence for a learner. */
  readonly meaning: string;
  readonly source: Source;
}

/** What a group says once its children are read. */
export interface GroupTerm extends FieldTerm {
  /** Default `null`. */
  readonly value?: FieldValue;
}

/** One list for all leaves: most fields are leaves. */
const noChildren: readonly Field[] = [];

/** The beginning of a unit, decoded on its own. */
export interface ReadSoFar {
  readonly fields: readonly Field[];
  readonly byteLength: number;
}

/**
 * Reads `bytes` from the start, bit by bit or byte by byte, and keeps one field per read. It never reads past the
 * end: a field that asks for more is cut there, so that ranges always tile what was read. Scan for the end of the
 * unit first, then read. `bytes` is borrowed, never changed.
 */
export class FieldReader {
  readonly bytes: Uint8Array;
  readonly #byteOffset: number;
  #bit: number;
  #fields: Field[];

  /** `byteOffset` is the position of `bytes[0]` in its layer; `after` what another reader already read of `bytes`. */
  constructor(bytes: Uint8Array, byteOffset = 0, after?: ReadSoFar) {
    this.bytes = bytes;
    this.#byteOffset = byteOffset;
    this.#bit = (after?.byteLength ?? 0) * 8;
    this.#fields = [...(after?.fields ?? [])];
  }

  /** The fields read so far, in the order of the bytes. */
  get fields(): readonly Field[] {
    return this.#fields;
  }

  /** Index into `bytes` of the next byte, rounded down inside a byte. */
  get byteIndex(): number {
    return Math.floor(this.#bit / 8);
  }

  /** `range`, given as indices into `bytes`, in layer coordinates. */
  layerRange({ start, end }: ByteRange): ByteRange {
    return { start: this.#byteOffset + start, end: this.#byteOffset + end };
  }

  /** The next `byteLength` bytes as ISO-8859-1 text, one character per byte. */
  latin1(term: FieldTerm, byteLength: number): string {
    return this.#text(term, byteLength, latin1Text);
  }

  /** The next `byteLength` bytes as UTF-8; what is not UTF-8 becomes U+FFFD. A byte order mark is kept. */
  utf8(term: FieldTerm, byteLength: number): string {
    return this.#text(term, byteLength, utf8Text);
  }

  /** Takes `byteLength` bytes under a value that the caller knows; `null` for bytes that only delimit. */
  take<Value extends FieldValue>(term: FieldTerm, byteLength: number, value: Value): Value {
    this.#add(term, this.#advance(byteLength * 8), value, noChildren);
    return value;
  }

  /** Takes `bitLength` bits under a value that the caller knows. */
  takeBits<Value extends FieldValue>(term: FieldTerm, bitLength: number, value: Value): Value {
    this.#add(term, this.#advance(bitLength), value, noChildren);
    return value;
  }

  /** The next `bitLength` bits (at most 53) as an unsigned integer, most significant bit first. */
  uint(term: FieldTerm, bitLength: number): number {
    return this.takeBits(term, bitLength, this.#peekUint(bitLength));
  }

  /** The next `bitLength` bits as an unsigned integer of any size. */
  bigUint(term: FieldTerm, bitLength: number): bigint {
    return this.takeBits(term, bitLength, this.#peekBits(bitLength));
  }

  /** The next bit: true for 1. */
  flag(term: FieldTerm): boolean {
    return this.takeBits(term, 1, this.#peekUint(1) === 1);
  }

  /** What `read` reads becomes the children of one field, which it names when it has read them. */
  group(read: () => GroupTerm): void {
    const outerFields = this.#fields;
    const startBit = this.#bit;
    this.#fields = [];
    const term = read();
    const children = this.#fields;
    this.#fields = outerFields;
    const range = this.#bitRange(startBit, this.#bit - startBit);
    this.#add(term, range, term.value ?? null, children);
  }

  #text(term: FieldTerm, byteLength: number, decode: typeof utf8Text): string {
    const start = this.byteIndex;
    const end = Math.min(start + byteLength, this.bytes.length);
    return this.take(term, byteLength, decode(this.bytes, start, end));
  }

  /** Whole bytes at once where they are aligned; products, because bit operations end at 32 bits. */
  #peekUint(bitLength: number): number {
    let value = 0;
    const end = Math.min(this.#bit + bitLength, this.bytes.length * 8);
    for (let bit = this.#bit; bit < end;) {
      const byte = this.bytes[bit >> 3] ?? 0;
      const isWhole = (bit & 7) === 0 && end - bit >= 8;
      value = isWhole ? value * 256 + byte : value * 2 + ((byte >> (7 - (bit & 7))) & 1);
      bit += isWhole ? 8 : 1;
    }
    return value;
  }

  #peekBits(bitLength: number): bigint {
    let value = 0n;
    const end = Math.min(this.#bit + bitLength, this.bytes.length * 8);
    for (let bit = this.#bit; bit < end; bit += 1) {
      const byte = this.bytes[bit >> 3] ?? 0;
      value = (value << 1n) | BigInt((byte >> (7 - (bit & 7))) & 1);
    }
    return value;
  }

  #advance(bitLength: number): BitRange {
    const startBit = this.#bit;
    this.#bit = Math.min(startBit + bitLength, this.bytes.length * 8);
    return this.#bitRange(startBit, this.#bit - startBit);
  }

  #bitRange(startBit: number, bitLength: number): BitRange {
    return { startBit: this.#byteOffset * 8 + startBit, bitLength };
  }

  #add(term: FieldTerm, range: BitRange, value: FieldValue, children: readonly Field[]): void {
    const { name, meaning, source } = term;
    this.#fields.push({ name, range, value, meaning, source, children });
  }
}
