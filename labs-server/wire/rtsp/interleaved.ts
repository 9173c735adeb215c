/** Embedded binary data: `$`, a channel and a length before data among the messages (RFC 2326 section 10.12). */
import { malformed } from '../field/decode-error.ts';
import type { DecodeOptions, DecodeResult } from '../field/decode-result.ts';
import type { Source } from '../field/field.ts';
import { FieldReader, type FieldTerm } from '../field/field-reader.ts';
import type { InterleavedFrame } from './message.ts';

export const dollar = 0x24;
export const interleavedHeaderBytes = 4;

const source: Source = { standard: 'RFC 2326', section: '10.12' };

const terms = {
  magic: {
    name: '$',
    meaning: 'A dollar sign, with which no message begins: binary data follow.',
    source,
  },
  channel: {
    name: 'channel identifier',
    meaning: 'Which stream: SETUP agreed on it with the interleaved parameter of Transport.',
    source,
  },
  length: { name: 'length', meaning: 'Bytes of data that follow.', source },
  data: { name: 'data', meaning: 'One packet of the stream, RTP or RTCP.', source },
} as const satisfies Record<string, FieldTerm>;

/** Decodes the frame that begins at `bytes[0]`, a dollar sign. */
export function decodeInterleaved(
  bytes: Uint8Array,
  { atEnd, byteOffset = 0 }: DecodeOptions,
): DecodeResult<InterleavedFrame> {
  const reader = new FieldReader(bytes, byteOffset);
  const hasHeader = bytes.length >= interleavedHeaderBytes;
  const length = ((bytes[2] ?? 0) << 8) | (bytes[3] ?? 0);
  const end = hasHeader ? interleavedHeaderBytes + length : interleavedHeaderBytes;
  if (hasHeader) {
    reader.take(terms.magic, 1, null);
    reader.uint(terms.channel, 8);
    reader.uint(terms.length, 16);
  }
  if (bytes.length < end) {
    if (!atEnd) return { status: 'incomplete', fields: reader.fields, leastByteLength: end };
    return malformed(reader.fields, {
      code: 'interleaved-frame-truncated',
      field: hasHeader ? 'data' : 'length',
      range: reader.layerRange({ start: reader.byteIndex, end: bytes.length }),
      what: `the frame needs ${end} bytes, ${bytes.length} are there`,
      source,
    });
  }
  if (length > 0) reader.take(terms.data, length, null);
  const data = reader.layerRange({ start: interleavedHeaderBytes, end });
  const value = { kind: 'interleaved', channel: bytes[1] ?? 0, data } as const;
  return { status: 'complete', fields: reader.fields, byteLength: end, value };
}
