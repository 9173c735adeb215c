/** What the header of a frame says, without its fields: RFC 6455 section 5.2. */
import type { FrameHeader } from './frame.ts';

/** Bytes of the longest header. */
export const maxFrameHeaderBytes = 14;

/** The header that begins at `bytes[0]`; where it is not whole, the least number of bytes that is worth another call. */
export function parseFrameHeader(bytes: Uint8Array): FrameHeader | number {
  const first = bytes[0];
  const second = bytes[1];
  if (first === undefined || second === undefined) return 2;
  const lengthBytes = lengthBytesOf(second);
  const masked = second >= 0x80;
  const byteLength = 2 + lengthBytes + (masked ? 4 : 0);
  if (bytes.length < byteLength) return byteLength;
  return {
    fin: first >= 0x80,
    rsv1: (first & 0x40) > 0,
    rsv2: (first & 0x20) > 0,
    rsv3: (first & 0x10) > 0,
    opcode: first & 0x0f,
    maskingKey: masked ? unsigned(bytes, 2 + lengthBytes, 4) : null,
    payloadLength: payloadLength(bytes, second & 0x7f, lengthBytes),
    byteLength,
  };
}

/** Bytes of Extended payload length that follow `second`: 2 after 126, 8 after 127. */
export function lengthBytesOf(second: number): number {
  const length = second & 0x7f;
  return length === 127 ? 8 : length === 126 ? 2 : 0;
}

function payloadLength(bytes: Uint8Array, short: number, lengthBytes: number): bigint {
  if (lengthBytes === 0) return BigInt(short);
  if (lengthBytes === 2) return BigInt(unsigned(bytes, 2, 2));
  return (BigInt(unsigned(bytes, 2, 4)) << 32n) | BigInt(unsigned(bytes, 6, 4));
}

/** At most 4 bytes in network byte order. */
function unsigned(bytes: Uint8Array, start: number, byteLength: number): number {
  let value = 0;
  for (let index = start; index < start + byteLength; index += 1) {
    value = value * 0x100 + (bytes[index] ?? 0);
  }
  return value;
}
