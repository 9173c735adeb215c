/** One frame of the base framing protocol: RFC 6455 section 5.2. */
import { malformed } from '../field/decode-error.ts';
import type { Complete, DecodeOptions, DecodeResult } from '../field/decode-result.ts';
import { decodeFrameHeader } from './decode-frame-header.ts';
import type { Frame, FrameContext, FrameHeader } from './frame.ts';
import { truncatedFrame } from './frame-rules.ts';
import { payloadDataFields, payloadPreviewBytes } from './payload-data.ts';

/**
 * Decodes the frame that begins at `bytes[0]`. The payload data are never copied, and a frame that claims a huge length
 * is simply incomplete. A rule that the header breaks is the frame's `fault`; those of its message are judged elsewhere.
 */
export function decodeFrame(
  bytes: Uint8Array,
  options: DecodeOptions,
  context: FrameContext,
): DecodeResult<Frame> {
  const header = decodeFrameHeader(bytes, options, context);
  if (header.status !== 'complete') return header;
  const end = BigInt(header.byteLength) + header.value.payloadLength;
  if (bytes.length < end) return unfinished(bytes, options, header, end);
  const { byteOffset = 0 } = options;
  const byteLength = Number(end);
  const payload = { start: byteOffset + header.byteLength, end: byteOffset + byteLength };
  const preview = bytes.subarray(
    header.byteLength,
    Math.min(byteLength, header.byteLength + payloadPreviewBytes),
  );
  return {
    ...header,
    fields: [...header.fields, ...payloadDataFields(header.value, payload, preview)],
    byteLength,
    value: { ...header.value, payload },
  };
}

/** The payload data are not all there: they may still come, or the connection closed within them. */
function unfinished(
  bytes: Uint8Array,
  { atEnd, byteOffset = 0 }: DecodeOptions,
  { fields, fault }: Complete<FrameHeader>,
  end: bigint,
): DecodeResult<Frame> {
  if (atEnd && fault) return { status: 'malformed', fields, error: fault };
  if (atEnd) {
    const range = { start: byteOffset, end: byteOffset + bytes.length };
    return malformed(fields, truncatedFrame(range, bytes.length, end));
  }
  const leastByteLength = Number(end < Number.MAX_SAFE_INTEGER ? end : Number.MAX_SAFE_INTEGER);
  return { status: 'incomplete', fields, leastByteLength };
}
