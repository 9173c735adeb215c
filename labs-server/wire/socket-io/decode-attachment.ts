/** A binary attachment: a message of bytes that follows its packet (Socket.IO protocol 5, section "Packet encoding", "Format"). */
import type { DecodeResult } from '../field/decode-result.ts';
import { FieldReader } from '../field/field-reader.ts';

/**
 * All of `bytes` is attachment `number`, from 0, of `count`; null where its packet is not known. An empty attachment has
 * no field.
 */
export function decodeAttachment(
  bytes: Uint8Array,
  byteOffset: number,
  number: number,
  count: number | null,
): DecodeResult<null> {
  const reader = new FieldReader(bytes, byteOffset);
  const meaning =
    count === null
      ? 'The bytes of an attachment, whose packet came before.'
      : `Attachment ${number} (${number + 1} of ${count}): the bytes that the placeholder stands for.`;
  const source = { standard: 'Socket.IO protocol', section: 'Format' };
  if (bytes.length > 0)
    reader.take({ name: 'binary attachment', meaning, source }, bytes.length, null);
  return { status: 'complete', fields: reader.fields, byteLength: bytes.length, value: null };
}
