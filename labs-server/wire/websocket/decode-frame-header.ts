/** The header of a frame, from FIN to Masking-key: RFC 6455 section 5.2. */
import { createDecodeError, malformed } from '../field/decode-error.ts';
import type { DecodeError, DecodeOptions, DecodeResult } from '../field/decode-result.ts';
import type { Source } from '../field/field.ts';
import { FieldReader, type FieldTerm } from '../field/field-reader.ts';
import type { FrameContext, FrameHeader } from './frame.ts';
import { brokenHeaderRule, truncatedFrame } from './frame-rules.ts';
import { lengthBytesOf, parseFrameHeader } from './parse-frame-header.ts';
import { continuation, isControl, opcodes } from './opcode.ts';

const framing: Source = { standard: 'RFC 6455', section: '5.2' };

const terms = {
  finSet: {
    name: 'FIN',
    meaning: 'The last fragment of the message, or the only one.',
    source: framing,
  },
  finClear: { name: 'FIN', meaning: 'Further fragments of the message follow.', source: framing },
  rsv1: {
    name: 'RSV1',
    meaning: 'Reserved: 0 unless an extension gives it a meaning.',
    source: framing,
  },
  compressed: {
    name: 'RSV1',
    meaning: 'Per-Message Compressed: the message is compressed, and this is its first frame.',
    source: { standard: 'RFC 7692', section: '6' },
  },
  notCompressed: {
    name: 'RSV1',
    meaning: 'Per-Message Compressed: 1 on the first frame of a message that is compressed.',
    source: { standard: 'RFC 7692', section: '6' },
  },
  rsv2: { name: 'RSV2', meaning: 'Reserved: 0.', source: framing },
  rsv3: { name: 'RSV3', meaning: 'Reserved: 0.', source: framing },
  masked: {
    name: 'MASK',
    meaning: 'The payload data are masked, as a client must do; the key follows.',
    source: { standard: 'RFC 6455', section: '5.1' },
  },
  notMasked: {
    name: 'MASK',
    meaning: 'The payload data are sent as they are: a server does not mask.',
    source: { standard: 'RFC 6455', section: '5.1' },
  },
  maskingKey: {
    name: 'Masking-key',
    meaning:
      'Four random bytes: byte i of the payload data was XORed with byte i mod 4 of the key.',
    source: { standard: 'RFC 6455', section: '5.3' },
  },
} as const satisfies Record<string, FieldTerm>;

/**
 * Decodes the header that begins at `bytes[0]`; whole as soon as the Masking-key is there, the payload data may still be
 * on their way. A rule that the header breaks is its `fault`: the framing tells all the same where the frame ends.
 */
export function decodeFrameHeader(
  bytes: Uint8Array,
  options: DecodeOptions,
  context: FrameContext,
): DecodeResult<FrameHeader> {
  const value = parseFrameHeader(bytes);
  if (typeof value === 'number') return unfinished(bytes, value, options);
  const reader = new FieldReader(bytes, options.byteOffset);
  readFirstByte(reader, value, context);
  readLength(reader, value);
  const { byteLength, maskingKey } = value;
  if (maskingKey !== null) {
    reader.take(terms.maskingKey, 4, `0x${maskingKey.toString(16).padStart(8, '0')}`);
  }
  const whole = { status: 'complete', fields: reader.fields, byteLength, value } as const;
  const fault = headerFault(value, context, options.byteOffset);
  return fault ? { ...whole, fault } : whole;
}

/** The first rule that the header of the frame at `byteOffset` breaks; null when it keeps them all. */
export function headerFault(
  header: FrameHeader,
  context: FrameContext,
  byteOffset = 0,
): DecodeError | null {
  const broken = brokenHeaderRule(header, context);
  if (broken === null) return null;
  const { start, end } = broken.range;
  return createDecodeError({
    ...broken,
    range: { start: byteOffset + start, end: byteOffset + end },
  });
}

function readFirstByte(reader: FieldReader, header: FrameHeader, context: FrameContext): void {
  const { fin, rsv1, rsv2, rsv3, opcode } = header;
  reader.takeBits(fin ? terms.finSet : terms.finClear, 1, Number(fin));
  const canBeCompressed =
    context.permessageDeflate && opcode !== continuation && !isControl(opcode);
  const rsv1Term = canBeCompressed ? (rsv1 ? terms.compressed : terms.notCompressed) : terms.rsv1;
  reader.takeBits(rsv1Term, 1, Number(rsv1));
  reader.takeBits(terms.rsv2, 1, Number(rsv2));
  reader.takeBits(terms.rsv3, 1, Number(rsv3));
  reader.takeBits(opcodeTerm(opcode), 4, opcode);
}

function opcodeTerm(opcode: number): FieldTerm {
  const known = opcodes.get(opcode);
  if (known) {
    const source = { standard: 'RFC 6455', section: known.section };
    return { name: 'Opcode', meaning: known.meaning, source };
  }
  const meaning = `Reserved for further ${isControl(opcode) ? 'control' : 'non-control'} frames.`;
  return { name: 'Opcode', meaning, source: framing };
}

/** Reads MASK, Payload length and Extended payload length. */
function readLength(reader: FieldReader, header: FrameHeader): void {
  const second = reader.bytes[1] ?? 0;
  reader.takeBits(second >= 0x80 ? terms.masked : terms.notMasked, 1, second >> 7);
  const short = second & 0x7f;
  const lengthBytes = lengthBytesOf(second);
  const name = 'Payload length';
  const meaning =
    lengthBytes === 0
      ? `${countBytes(short)} of payload data.`
      : `${short} says that the length is in the next ${lengthBytes} bytes.`;
  reader.takeBits({ name, meaning, source: framing }, 7, short);
  if (lengthBytes === 0) return;
  const { payloadLength } = header;
  const exact = payloadLength <= Number.MAX_SAFE_INTEGER ? Number(payloadLength) : payloadLength;
  const extended = {
    name: 'Extended payload length',
    meaning: `${countBytes(exact)} of payload data, as an unsigned integer in network byte order.`,
    source: framing,
  };
  reader.take(extended, lengthBytes, exact);
}

function countBytes(count: number | bigint): string {
  return `${count} ${count === 1 ? 'byte' : 'bytes'}`;
}

/** The header is not whole: more bytes are needed, or the connection closed within it. */
function unfinished(
  bytes: Uint8Array,
  leastByteLength: number,
  { atEnd, byteOffset = 0 }: DecodeOptions,
): DecodeResult<FrameHeader> {
  if (!atEnd) return { status: 'incomplete', fields: [], leastByteLength };
  const range = { start: byteOffset, end: byteOffset + bytes.length };
  return malformed([], truncatedFrame(range, bytes.length, leastByteLength));
}
