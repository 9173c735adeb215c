/** A frame as the tap saw it, with what the drawings need to know of it. */
import type { Conversation, Unit } from '@wireside/labs-server/wire/conversation/conversation.ts';
import { leafFields, type Field } from '@wireside/labs-server/wire/field/field.ts';
import { isControl } from '@wireside/labs-server/wire/websocket/opcode.ts';
import type { TraceConnection } from '../../wire-view/trace-connection.ts';
import type { TraceView } from '../../wire-view/trace-view.ts';
import { applyMask } from './encode-frame.ts';

/** Payload data of a frame that can be drawn: of longer ones the log may have kept only the ends. */
export const maxDrawnPayloadBytes = 1024;
const maxHeaderBytes = 14;

export interface WireFrame {
  readonly unit: Unit;
  /** Its first bytes, from the header on: all of them but for a payload above `maxDrawnPayloadBytes`. */
  readonly bytes: Uint8Array;
  /** The fields of the header, and last that of the payload data, in the order of the bytes. */
  readonly leaves: readonly Field[];
  readonly opcode: number;
  /** RSV1 on a data frame: the message is compressed, where that was negotiated (RFC 7692 section 6). */
  readonly rsv1: boolean;
  readonly maskingKey: Uint8Array | null;
  readonly headerBytes: number;
  /** Bytes of payload data that are there. */
  readonly payloadBytes: number;
}

const payloadName = 'Application data';
const maskingKeyName = 'Masking-key';

/** The frame of `unit`, which is one; `conversation` holds its bytes. */
export function wireFrameOf({ layers }: Conversation, unit: Unit): WireFrame {
  const { start, end } = unit.range;
  const leaves = leafFields(unit.fields);
  const header = leaves.filter(({ name }) => name !== payloadName);
  const headerBytes = header.reduce((bits, { range }) => bits + range.bitLength, 0) / 8;
  const drawnEnd = Math.min(end, start + maxHeaderBytes + maxDrawnPayloadBytes);
  const bytes = layers.get(unit.layer)?.slice({ start, end: drawnEnd }) ?? new Uint8Array(0);
  const key = leaves.find(({ name }) => name === maskingKeyName)?.range.startBit;
  const keyAt = key === undefined ? null : key / 8 - start;
  return {
    unit,
    bytes,
    leaves,
    opcode: (bytes[0] ?? 0) & 0x0f,
    rsv1: ((bytes[0] ?? 0) & 0x40) > 0,
    maskingKey: keyAt === null ? null : bytes.slice(keyAt, keyAt + 4),
    headerBytes,
    payloadBytes: end - start - headerBytes,
  };
}

/** Every frame of the connection, in the order in which they came, both directions. */
export function framesOf({ conversation }: TraceConnection): readonly WireFrame[] {
  return conversation.units
    .filter(({ kind, format }) => kind === 'frame' && format === 'websocket')
    .map((unit) => wireFrameOf(conversation, unit));
}

/** Connections that were upgraded to WebSocket, as the browser sees them: not the second hop of the intermediary. */
export function webSocketConnections({ connections }: TraceView): readonly TraceConnection[] {
  return connections.filter(
    ({ open, conversation }) =>
      (open === null || open.hopOf === null) &&
      conversation.units.some(({ kind }) => kind === 'frame'),
  );
}

/** The first data frame of a direction. */
export function firstDataFrame(
  frames: readonly WireFrame[],
  direction: Unit['direction'],
): WireFrame | null {
  const isFirst = ({ unit, opcode }: WireFrame) =>
    unit.direction === direction && !isControl(opcode);
  return frames.find(isFirst) ?? null;
}

/** The bytes of payload data as the application gets them, as far as they can be drawn. */
export function unmaskedPayload({ bytes, headerBytes, maskingKey }: WireFrame): Uint8Array {
  const payload = bytes.subarray(headerBytes);
  return maskingKey === null ? payload : applyMask(payload, maskingKey);
}
