/**
 * The one shape in which every decoder describes bytes: named fields with the range that they cover,
 * their value, one sentence of meaning, and the section of the standard that governs them.
 */

/** A range of bits in one layer. Bit 0 is the most significant bit of byte 0. Both numbers are integers >= 0. */
export interface BitRange {
  readonly startBit: number;
  readonly bitLength: number;
}

/** A half-open range of bytes `[start, end)` in one layer. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Where a rule is written: `{ standard: 'RFC 9112', section: '7.1' }` or `{ standard: 'HTML', section: '9.2.6' }`. */
export interface Source {
  readonly standard: string;
  readonly section: string;
}

/** What a field says. Integers beyond 2^53 are bigint; `null` means that the bytes only delimit. */
export type FieldValue = string | number | bigint | boolean | null;

/**
 * One field of a format. Leaf fields (those without children) tile their layer exactly: no gap, no overlap.
 * A parent covers exactly the union of its children.
 */
export interface Field {
  /** The name as the standard writes it, for instance `chunk-size` or `field-name`. */
  readonly name: string;
  readonly range: BitRange;
  readonly value: FieldValue;
  /** One sentence for a learner. */
  readonly meaning: string;
  readonly source: Source;
  readonly children: readonly Field[];
}

/** The byte range that covers `range`, rounded outward to whole bytes. */
export function toByteRange(range: BitRange): ByteRange {
  return {
    start: Math.floor(range.startBit / 8),
    end: Math.ceil((range.startBit + range.bitLength) / 8),
  };
}

/** The bit range that covers the bytes from `start` up to `end`. */
export function toBitRange({ start, end }: ByteRange): BitRange {
  return { startBit: start * 8, bitLength: (end - start) * 8 };
}

/** Every field without children below `fields`, in the order of the bytes. */
export function leafFields(fields: readonly Field[]): Field[] {
  return fields.flatMap((field) =>
    field.children.length === 0 ? [field] : leafFields(field.children),
  );
}
