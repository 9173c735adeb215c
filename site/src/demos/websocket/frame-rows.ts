/** A frame drawn as RFC 6455 section 5.2 draws it: rows of so many bits, cut into boxes where fields begin and end. */
import type { Field } from '@wireside/labs-server/wire/field/field.ts';
import { opcodeName } from '@wireside/labs-server/wire/websocket/opcode.ts';

/** One field, or as much of it as one row holds. */
export interface FrameBox {
  /** Position of the field among the leaves; -1 for bytes that belong to no field yet. */
  readonly leaf: number;
  /** First bit in its row, from 0. */
  readonly column: number;
  readonly bitLength: number;
  /** Bits of a field that is no whole byte, else hexadecimal digits, byte by byte. */
  readonly digits: string;
  /** What stands below the digits. */
  readonly label: string;
  /** True for the first box of its field. */
  readonly begins: boolean;
}

export interface FrameRow {
  /** Offset of the row in the frame, in bits. */
  readonly startBit: number;
  readonly boxes: readonly FrameBox[];
}

export interface DrawnFrame {
  readonly bytes: Uint8Array;
  readonly leaves: readonly Field[];
}

/**
 * The rows of the first `byteLength` bytes of the frame.
 * @param bitsPerRow a multiple of 8
 */
export function frameRows(
  frame: DrawnFrame,
  bitsPerRow: number,
  byteLength: number,
): readonly FrameRow[] {
  const endBit = Math.min(byteLength, frame.bytes.length) * 8;
  const rows: FrameRow[] = [];
  for (let startBit = 0; startBit < endBit; startBit += bitsPerRow) {
    const rowEnd = Math.min(startBit + bitsPerRow, endBit);
    rows.push({ startBit, boxes: boxesOf(frame, startBit, rowEnd) });
  }
  return rows;
}

function boxesOf(frame: DrawnFrame, rowStart: number, rowEnd: number): readonly FrameBox[] {
  const { bytes, leaves } = frame;
  const boxes: FrameBox[] = [];
  const origin = leaves[0]?.range.startBit ?? 0;
  let at = rowStart;
  leaves.forEach((field, leaf) => {
    const fieldStart = field.range.startBit - origin;
    const start = Math.max(fieldStart, rowStart);
    const end = Math.min(fieldStart + field.range.bitLength, rowEnd);
    if (end <= start) return;
    boxes.push({
      leaf,
      column: start - rowStart,
      bitLength: end - start,
      digits: digitsOf(bytes, start, end),
      label: labelOf(field),
      begins: start === fieldStart,
    });
    at = end;
  });
  if (at < rowEnd) boxes.push(unreadBox(bytes, rowStart, at, rowEnd));
  return boxes;
}

/** Bytes of a header that is not whole, or of which nothing is decoded. */
function unreadBox(bytes: Uint8Array, rowStart: number, start: number, end: number): FrameBox {
  const digits = digitsOf(bytes, start, end);
  const bitLength = end - start;
  return {
    leaf: -1,
    column: start - rowStart,
    bitLength,
    digits,
    label: 'not whole',
    begins: false,
  };
}

/** The bits of a part of a byte; the bytes of everything else. */
export function digitsOf(bytes: Uint8Array, startBit: number, endBit: number): string {
  const part = Array.from(bytes.subarray(startBit >> 3, Math.ceil(endBit / 8)));
  if (startBit % 8 === 0 && endBit % 8 === 0) return part.map(hexOf).join(' ');
  const bits = part.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.slice(startBit % 8, (startBit % 8) + endBit - startBit);
}

export function hexOf(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}

/** The field's name, with what its bits mean where they hide it. */
export function labelOf({ name, value }: Field): string {
  if (name === 'Opcode') return `opcode: ${opcodeName(Number(value))}`;
  if (name === 'Payload length' && Number(value) < 126) return `length ${value}`;
  if (name === 'Payload length') return `length: ${value}`;
  if (name === 'Extended payload length') return `extended length ${value}`;
  if (name === 'Masking-key') return 'masking key';
  return name === 'Application data' ? 'payload' : name;
}
