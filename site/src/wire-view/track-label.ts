/** What stands in a box of a row of layers. */
import type { ByteRange } from '@wireside/labs-server/wire/field/field.ts';
import type { PlacedField, RecordAnatomy } from './record-anatomy.ts';

/** Short boxes show their bytes, long ones name and size. */
export function labelOf(
  anatomy: RecordAnatomy,
  fields: readonly PlacedField[],
  range: ByteRange,
  nameAndSize: string,
): string {
  const delimiterOnly = fields.every(({ field }) => field.value === null);
  const length = range.end - range.start;
  if (fields.some(isPartOfByte)) {
    return hexOf(anatomy.bytes.subarray(range.start, range.end));
  }
  if (fields.length > 1 || (delimiterOnly && length <= 2)) {
    return spell(anatomy.bytes.subarray(range.start, range.end));
  }
  const field = fields[0]?.field;
  const words = field?.name === 'field-line' ? String(field.value ?? '') : '';
  return words === '' ? nameAndSize : words;
}

/** Bytes as they are called: `20 CR LF`. */
export function spell(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) {
    const control = byte === 13 ? ' CR' : byte === 10 ? ' LF' : null;
    text += control ?? (byte > 31 && byte < 127 ? String.fromCharCode(byte) : '·');
  }
  return text.trim();
}

/** True for a field of some bits: FIN, Opcode. */
export function isPartOfByte({ field }: PlacedField): boolean {
  return field.range.startBit % 8 !== 0 || field.range.bitLength % 8 !== 0;
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
