/** What a decoded frame says: RFC 6455 section 5.2. */
import type { ByteRange } from '../field/field.ts';
import { close, isControl } from './opcode.ts';

export interface FrameHeader {
  /** True when the frame is the last fragment of its message. */
  readonly fin: boolean;
  readonly rsv1: boolean;
  readonly rsv2: boolean;
  readonly rsv3: boolean;
  /** 0 to 15. */
  readonly opcode: number;
  /** The key as one unsigned integer of 32 bits, its first byte most significant; null when the frame is not masked. */
  readonly maskingKey: number | null;
  /** Bytes of payload data that follow, exact up to 2^64 - 1. A claim: nothing is allocated for it. */
  readonly payloadLength: bigint;
  /** Bytes of the header: 2 to 14. */
  readonly byteLength: number;
}

export interface Frame extends FrameHeader {
  /** Where the payload data lie, as they were sent, in layer coordinates. */
  readonly payload: ByteRange;
}

/** What is known of the connection before a frame is read: without it, some rules cannot be judged. Immutable. */
export interface FrameContext {
  /** Which end sends; null when it is not known, and the rules of section 5.1 are not judged. */
  readonly sender: 'client' | 'server' | null;
  /** True when permessage-deflate was negotiated, which gives RSV1 a meaning (RFC 7692 section 6). */
  readonly permessageDeflate: boolean;
  /** True between the first fragment of a message and its last one. */
  readonly withinMessage: boolean;
  /** True after the sender's Close frame. */
  readonly afterClose: boolean;
}

/** The context of a connection's first frame. */
export function firstFrameContext(
  sender: FrameContext['sender'],
  permessageDeflate: boolean,
): FrameContext {
  return { sender, permessageDeflate, withinMessage: false, afterClose: false };
}

/** The context of the frame that follows one with `header`. */
export function nextFrameContext(
  context: FrameContext,
  { fin, opcode }: FrameHeader,
): FrameContext {
  const afterClose = context.afterClose || opcode === close;
  const withinMessage = isControl(opcode) ? context.withinMessage : !fin;
  if (afterClose === context.afterClose && withinMessage === context.withinMessage) return context;
  return { ...context, withinMessage, afterClose };
}
