/** The header of a frame, from FIN to Masking-key: RFC 6455 section 5.2. */
import { createDecodeError, malformed } from '../field/decode-error.ts';
import type { DecodeOptions, DecodeResult } from '../field/decode-result.ts';
import type { Source } from '../field/field.ts';
import { FieldReader, type FieldTerm } from '../field/field-reader.ts';
import type { FrameContext, FrameHeader } from './frame.ts';
import { brokenHeaderRule, truncatedFrame } from './frame-rules.ts';
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
  const first = bytes[0];
  const second = bytes[1];
  if (first === undefined || second === undefined) return unfinished(bytes, 2, options);
  const lengthBytes = lengthBytesOf(second);
  const byteLength = 2 + lengthBytes + (second >= 0x80 ? 4 : 0);
  if (bytes.length < byteLength) return unfinished(bytes, byteLength, options);
  const reader = new FieldReader(bytes, options.byteOffset);
  readFirstByte(reader, first, context);
  const payloadLength = readLength(reader, second, lengthBytes);
  const header: FrameHeader = {
    fin: first >= 0x80,
    rsv1: (first & 0x40) > 0,
    rsv2: (first & 0x20) > 0,
    rsv3: (first & 0x10) > 0,
    opcode: first & 0x0f,
    maskingKey: second >= 0x80 ? readMaskingKey(reader) : null,
    payloadLength,
    byteLength,
  };
  const broken = brokenHeaderRule(header, context);
  const whole = { status: 'complete', fields: reader.fields, byteLength, value: header } as const;
  if (broken === null) return whole;
  const fault = createDecodeError({ ...broken, range: reader.layerRange(broken.range) });
  return { ...whole, fault };
}

/** 0 where the 7 bits say the length, 2 after 126, 8 after 127. */
function lengthBytesOf(second: number): number {
  const length = second & 0x7f;
  return length === 127 ? 8 : length === 126 ? 2 : 0;
}

function readFirstByte(reader: FieldReader, first: number, context: FrameContext): void {
  const rsv1 = (first & 0x40) > 0;
  const opcode = first & 0x0f;
  reader.takeBits(first >= 0x80 ? terms.finSet : terms.finClear, 1, first >> 7);
  const canBeCompressed =
    context.permessageDeflate && opcode !== continuation && !isControl(opcode);
  const rsv1Term = canBeCompressed ? (rsv1 ? terms.compressed : terms.notCompressed) : terms.rsv1;
  reader.takeBits(rsv1Term, 1, rsv1 ? 1 : 0);
  reader.takeBits(terms.rsv2, 1, (first >> 5) & 1);
  reader.takeBits(terms.rsv3, 1, (first >> 4) & 1);
  reader.takeBits(opcodeTerms[opcode] ?? terms.rsv3, 4, opcode);
}

const opcodeTerms: readonly FieldTerm[] = Array.from({ length: 16 }, (_, opcode) => {
  const known = opcodes.get(opcode);
  if (known) {
    const source = { standard: 'RFC 6455', section: known.section };
    return { name: 'Opcode', meaning: known.meaning, source };
  }
  const meaning = `Reserved for further ${isControl(opcode) ? 'control' : 'non-control'} frames.`;
  return { name: 'Opcode', meaning, source: framing };
});

/** Reads MASK, Payload length and Extended payload length. */
function readLength(reader: FieldReader, second: number, lengthBytes: number): bigint {
  reader.takeBits(second >= 0x80 ? terms.masked : terms.notMasked, 1, second >> 7);
  const short = second & 0x7f;
  const name = 'Payload length';
  const meaning =
    lengthBytes === 0
      ? `${countBytes(short)} of payload data.`
      : `${short} says that the length is in the next ${lengthBytes} bytes.`;
  reader.takeBits({ name, meaning, source: framing }, 7, short);
  if (lengthBytes === 0) return BigInt(short);
  const { bytes } = reader;
  const length =
    lengthBytes === 2
      ? BigInt(unsigned(bytes, 2, 2))
      : (BigInt(unsigned(bytes, 2, 4)) << 32n) | BigInt(unsigned(bytes, 6, 4));
  const value = length <= Number.MAX_SAFE_INTEGER ? Number(length) : length;
  const extended = {
    name: 'Extended payload length',
    meaning: `${countBytes(value)} of payload data, as an unsigned integer in network byte order.`,
    source: framing,
  };
  reader.take(extended, lengthBytes, value);
  return length;
}

function readMaskingKey(reader: FieldReader): number {
  const key = unsigned(reader.bytes, reader.byteIndex, 4);
  reader.take(terms.maskingKey, 4, `0x${key.toString(16).padStart(8, '0')}`);
  return key;
}

/** At most 4 bytes in network byte order. */
function unsigned(bytes: Uint8Array, start: number, byteLength: number): number {
  let value = 0;
  for (let index = start; index < start + byteLength; index += 1) {
    value = value * 0x100 + (bytes[index] ?? 0);
  }
  return value;
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
