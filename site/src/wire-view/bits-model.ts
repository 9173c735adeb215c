/** The bytes bit by bit, as standards draw them: rows of 32 bits, cut into fields. */
import {
  isWithin,
  keptRangesOf,
  stretchesOf,
  type PlacedField,
  type RecordAnatomy,
} from './record-anatomy.ts';

/** A box of one row. */
export interface BitBox {
  readonly startBit: number;
  readonly bitLength: number;
  /** `0001 0110`: the bits, in groups of whole bytes. */
  readonly bits: string;
  readonly placed: PlacedField | undefined;
  /** Kept position of the byte in which the box begins. */
  readonly at: number;
}

/** The boxes of the row that begins at the kept position `start`. */
export function bitRowOf(anatomy: RecordAnatomy, start: number, bytesPerRow: number): BitBox[] {
  return stretchesOf(anatomy, start, start + bytesPerRow).flatMap((stretch) => {
    const placed = anatomy.fields[stretch.leaf];
    const parts = placed === undefined ? [] : bitFieldsIn(anatomy, stretch.start, stretch.end);
    if (parts.length > 1) return parts;
    const startBit = (stretch.start - start) * 8;
    const bitLength = (stretch.end - stretch.start) * 8;
    const bits = bitText(anatomy.bytes.subarray(stretch.start, stretch.end));
    return [{ startBit, bitLength, bits, placed, at: stretch.start }];
  });

  function bitFieldsIn(
    { bytes, fields, record }: RecordAnatomy,
    from: number,
    to: number,
  ): BitBox[] {
    return fields.flatMap((placed) => {
      const { field, inRecord } = placed;
      const wholeBytes = field.range.startBit % 8 === 0 && field.range.bitLength % 8 === 0;
      if (field.children.length > 0 || wholeBytes) return [];
      const kept = inRecord.flatMap((range) => keptRangesOf(record, range))[0];
      if (kept === undefined || kept.start < from || kept.start >= to) return [];
      const inByte = field.range.startBit % 8;
      const all = bitText(bytes.subarray(kept.start, kept.end)).replaceAll(' ', '');
      return [
        {
          startBit: (kept.start - start) * 8 + inByte,
          bitLength: field.range.bitLength,
          bits: all.slice(inByte, inByte + field.range.bitLength),
          placed,
          at: kept.start,
        },
      ];
    });
  }
}

export function bitText(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join(' ');
}

export function isChosen(box: BitBox, selectedPath: string | null): boolean {
  return (
    selectedPath !== null && box.placed !== undefined && isWithin(box.placed.path, selectedPath)
  );
}
