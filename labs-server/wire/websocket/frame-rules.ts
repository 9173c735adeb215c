/** The rules of RFC 6455 section 5 that a frame's header can break, in the order in which a receiver meets them. */
import type { BrokenRule } from '../field/decode-error.ts';
import type { ByteRange, Source } from '../field/field.ts';
import type { FrameContext, FrameHeader } from './frame.ts';
import { continuation, isControl, opcodeName, opcodes } from './opcode.ts';

/** Status code 1002, protocol error: RFC 6455 section 7.4.1. */
export const protocolError = 1002;

const maxControlPayloadBytes = 125n;
const firstByte: ByteRange = { start: 0, end: 1 };
const secondByte: ByteRange = { start: 1, end: 2 };

/** The first rule that the header breaks, with its range as indices into the frame; null when it keeps them all. */
export function brokenHeaderRule(header: FrameHeader, context: FrameContext): BrokenRule | null {
  return (
    reservedBits(header, context) ??
    reservedOpcode(header) ??
    fragmentation(header, context) ??
    masking(header, context) ??
    payloadLength(header)
  );
}

/**
 * How long the frame is that begins at `start`, for nearly every frame of a client: a whole message that is text or
 * binary, masked, with a length in the 7 bits. Such a frame keeps all rules of a header, whatever its Masking-key is.
 * Null for any other one, and for one whose first two bytes are not there.
 */
export function ordinaryFrameBytes(
  bytes: Uint8Array,
  start: number,
  { sender, withinMessage, afterClose }: FrameContext,
): number | null {
  const first = bytes[start];
  const second = bytes[start + 1] ?? 0;
  if ((first !== 0x81 && first !== 0x82) || second < 0x80 || second > 0xfd) return null;
  return sender !== 'client' || withinMessage || afterClose ? null : 6 + (second & 0x7f);
}

/** Section 5.2: "MUST be 0 unless an extension is negotiated that defines meanings for non-zero values." */
function reservedBits(header: FrameHeader, context: FrameContext): BrokenRule | null {
  const { rsv1, rsv2, rsv3, opcode } = header;
  if (!rsv1 && !rsv2 && !rsv3) return null;
  const compressed = rsv1 && context.permessageDeflate;
  if (compressed && !rsv2 && !rsv3) {
    if (!isControl(opcode) && opcode !== continuation) return null;
    const what = `only the first frame of a message may say that it is compressed, found ${opcodeName(opcode)}`;
    const source = { standard: 'RFC 7692', section: '6.1' };
    return broken('rsv1-not-on-first-frame', 'RSV1', firstByte, what, source);
  }
  const field = rsv1 && !compressed ? 'RSV1' : rsv2 ? 'RSV2' : 'RSV3';
  const what = 'expected 0, found 1, and no extension was negotiated that gives it a meaning';
  return broken('reserved-bit-without-extension', field, firstByte, what, rfc6455('5.2'));
}

/** Section 5.2: "If an unknown opcode is received, the receiving endpoint MUST _Fail the WebSocket Connection_." */
function reservedOpcode({ opcode }: FrameHeader): BrokenRule | null {
  if (opcodes.has(opcode)) return null;
  const kind = isControl(opcode) ? 'control' : 'non-control';
  const what = `0x${opcode.toString(16)} is reserved for further ${kind} frames`;
  return broken('opcode-reserved', 'Opcode', firstByte, what, rfc6455('5.2'));
}

function fragmentation(header: FrameHeader, context: FrameContext): BrokenRule | null {
  const { fin, opcode } = header;
  if (isControl(opcode)) {
    if (fin) return null;
    const what = `a control frame must not be fragmented, found ${opcodeName(opcode)} without FIN`;
    return broken('control-frame-fragmented', 'FIN', firstByte, what, rfc6455('5.5'));
  }
  if (context.afterClose) {
    const what = `no data frame may follow the Close frame, found ${opcodeName(opcode)}`;
    const rule = broken('data-frame-after-close', 'Opcode', firstByte, what, rfc6455('5.5.1'));
    // The Close frame was answered already: "a peer discards any further data received" (section 1.4).
    return { ...rule, protocolStatus: undefined };
  }
  if (opcode === continuation && !context.withinMessage) {
    const what = 'expected text or binary, found continuation, and no message was begun';
    return broken('continuation-without-start', 'Opcode', firstByte, what, rfc6455('5.4'));
  }
  if (opcode !== continuation && context.withinMessage) {
    const what = `expected continuation, found ${opcodeName(opcode)} before the message's last fragment`;
    return broken('message-within-message', 'Opcode', firstByte, what, rfc6455('5.4'));
  }
  return null;
}

/** Section 5.1: a client masks every frame, a server none. */
function masking({ maskingKey }: FrameHeader, { sender }: FrameContext): BrokenRule | null {
  if (sender === 'client' && maskingKey === null) {
    const what = 'expected 1, found 0: a client must mask every frame';
    return broken('client-frame-not-masked', 'MASK', secondByte, what, rfc6455('5.1'));
  }
  if (sender === 'server' && maskingKey !== null) {
    const what = 'expected 0, found 1: a server must not mask';
    return broken('server-frame-masked', 'MASK', secondByte, what, rfc6455('5.1'));
  }
  return null;
}

function payloadLength(header: FrameHeader): BrokenRule | null {
  const { opcode, payloadLength: length } = header;
  const lengthBytes = header.byteLength - 2 - (header.maskingKey === null ? 0 : 4);
  const range = { start: lengthBytes === 0 ? 1 : 2, end: 2 + lengthBytes };
  const field = lengthBytes === 0 ? 'Payload length' : 'Extended payload length';
  if (isControl(opcode) && length > maxControlPayloadBytes) {
    const what = `a control frame carries at most 125 bytes, found ${length}`;
    return broken('control-frame-too-long', field, range, what, rfc6455('5.5'));
  }
  if (length >= 2n ** 63n) {
    const what = 'the most significant bit must be 0';
    return broken('payload-length-too-large', field, range, what, rfc6455('5.2'));
  }
  const least = lengthBytes === 0 ? 0n : lengthBytes === 2 ? 126n : 65_536n;
  if (length >= least) return null;
  const bytes = length < 126n ? 'the 7 bits of Payload length' : '2 bytes';
  const what = `${length} must be written in the fewest bytes: ${bytes}`;
  return broken('payload-length-not-minimal', field, range, what, rfc6455('5.2'));
}

/**
 * The connection closed after `received` of `expected` bytes of a frame, which lie in `range`, or without a Close frame
 * where `received` is 0. Status code 1006 is never sent: it is what the API tells then (section 7.1.5).
 */
export function truncatedFrame(
  range: ByteRange,
  received: number,
  expected: number | bigint,
): BrokenRule {
  const source = rfc6455('7.1.5');
  if (received === 0) {
    const what = 'the connection closed without a Close frame';
    return {
      code: 'close-frame-missing',
      field: 'Close',
      range,
      what,
      source,
      protocolStatus: 1006,
    };
  }
  const what = `the connection closed after ${received} of at least ${expected} bytes`;
  return { code: 'frame-truncated', field: 'frame', range, what, source, protocolStatus: 1006 };
}

function broken(
  code: string,
  field: string,
  range: ByteRange,
  what: string,
  source: Source,
): BrokenRule {
  return { code, field, range, what, source, protocolStatus: protocolError };
}

function rfc6455(section: string): Source {
  return { standard: 'RFC 6455', section };
}
