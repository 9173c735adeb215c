/** A message of the handshake whose fragments were put together again: RFC 6347 section 4.2.3. */
import { createDecodeError, malformed } from '../field/decode-error.ts';
import type { DecodeOptions, DecodeResult } from '../field/decode-result.ts';
import { FieldReader } from '../field/field-reader.ts';
import { handshakeType } from './handshake-type.ts';
import { readHandshakeBody } from './read-handshake.ts';

/** What the header of the fragments says of the message. */
export interface HandshakeBody {
  /** `msg_type`. */
  readonly type: number;
  /** Bytes of the whole message, the header not. */
  readonly length: number;
}

/**
 * Decodes what all fragments of a message carry, one after the other without their headers. `bytes` may have more than that
 * message. A rule that it breaks is its `fault`.
 */
export function decodeHandshakeBody(
  bytes: Uint8Array,
  { atEnd, byteOffset }: DecodeOptions,
  { type, length }: HandshakeBody,
): DecodeResult<HandshakeBody> {
  if (bytes.length < length) {
    if (!atEnd) return { status: 'incomplete', fields: [], leastByteLength: length };
    const range = { start: byteOffset ?? 0, end: (byteOffset ?? 0) + bytes.length };
    const { name, source } = handshakeType(type);
    const what = `the message has ${length} bytes, ${bytes.length} are there`;
    return malformed([], { code: 'dtls-message-truncated', field: name, range, what, source });
  }
  const reader = new FieldReader(bytes, byteOffset);
  const broken = readHandshakeBody(reader, type, length);
  const value = { type, length };
  const whole = { status: 'complete', fields: reader.fields, byteLength: length, value } as const;
  return broken === null ? whole : { ...whole, fault: createDecodeError(broken) };
}
