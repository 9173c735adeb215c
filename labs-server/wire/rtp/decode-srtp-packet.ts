/** One SRTP packet as it crosses the wire: its header can be read, its payload cannot. RFC 3711 section 3.1. */
import { createDecodeError, malformed } from '../field/decode-error.ts';
import type { DecodeOptions, DecodeResult } from '../field/decode-result.ts';
import type { Source } from '../field/field.ts';
import { FieldReader, type FieldTerm } from '../field/field-reader.ts';
import { readRtpHeader, restBroken, type RtpHeader } from './read-header.ts';

export interface SrtpOptions extends DecodeOptions {
  /** Bytes of the authentication tag at the end; null where the handshake that chose it was not seen. */
  readonly tagBytes: number | null;
}

const srtp: Source = { standard: 'RFC 3711', section: '3.1' };

const terms = {
  encrypted: {
    name: 'encrypted portion',
    meaning: 'The payload, and padding if there is any: only the two ends can read it.',
    source: srtp,
  },
  encryptedAndTag: {
    name: 'encrypted portion and authentication tag',
    meaning:
      'The payload, which only the two ends can read, and what proves it. The DTLS handshake that says how long the tag is was not seen.',
    source: srtp,
  },
  tag: {
    name: 'authentication tag',
    meaning: 'Proves that header and payload are as the sender made them.',
    source: srtp,
  },
} as const satisfies Record<string, FieldTerm>;

/** Decodes the packet that `bytes` are: the datagram says where it ends, so `atEnd` must be true for a result. */
export function decodeSrtpPacket(
  bytes: Uint8Array,
  { atEnd, byteOffset, tagBytes }: SrtpOptions,
): DecodeResult<RtpHeader> {
  if (!atEnd) return { status: 'incomplete', fields: [], leastByteLength: bytes.length + 1 };
  const reader = new FieldReader(bytes, byteOffset);
  const header = readRtpHeader(reader);
  if ('code' in header) return malformed(reader.fields, header);
  const left = bytes.length - reader.byteIndex;
  const tag = tagBytes ?? 0;
  if (left < tag) {
    const what = `expected an authentication tag of ${tag} bytes, ${left} are left`;
    return malformed(
      reader.fields,
      restBroken(reader, 'srtp-tag-truncated', 'authentication tag', what),
    );
  }
  const portion = tagBytes === null ? terms.encryptedAndTag : terms.encrypted;
  if (left > tag) reader.take(portion, left - tag, null);
  if (tag > 0) reader.take(terms.tag, tag, null);
  const whole = { fields: reader.fields, byteLength: bytes.length, value: header };
  const { extensionFault: fault } = header;
  return fault === null
    ? { status: 'complete', ...whole }
    : { status: 'complete', ...whole, fault: createDecodeError(fault) };
}
