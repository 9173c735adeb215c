/** A message as one frame of a server (RFC 6455 section 5.2): not fragmented, not masked, not compressed. */
import { binary, text } from '../../wire/websocket/opcode.ts';

const fin = 0x80;
/** Payload lengths above stand in the next two bytes, and above the second one in the next eight. */
const longestIn7Bits = 125;
const longestIn16Bits = 0xffff;
const in16Bits = 126;
const in64Bits = 127;

/** Head and payload in one buffer, a copy: one write() sends them, to any number of connections. */
export function serverFrame(payload: Uint8Array, isText: boolean): Buffer {
  const { length } = payload;
  const headerBytes = length <= longestIn7Bits ? 2 : length <= longestIn16Bits ? 4 : 10;
  const frame = Buffer.allocUnsafe(headerBytes + length);
  frame[0] = fin | (isText ? text : binary);
  if (headerBytes === 2) frame[1] = length;
  else if (headerBytes === 4) {
    frame[1] = in16Bits;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = in64Bits;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.set(payload, headerBytes);
  return frame;
}
