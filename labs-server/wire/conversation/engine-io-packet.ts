/** One Engine.IO packet of a conversation as a unit, and its message as a layer for Socket.IO. */
import { decodeBase64 } from '../field/base64.ts';
import {
  decodeEngineIoPacket,
  type EngineIoPacket,
  type PacketFraming,
} from '../engine-io/decode-packet.ts';
import type { DecodeResult } from '../field/decode-result.ts';
import type { ByteRange } from '../field/field.ts';
import { utf8Text } from '../field/text.ts';
import type { Unit } from './conversation.ts';
import type { Layers } from './layers.ts';
import type { DerivedLayer } from './mapped-layer.ts';
import type { SocketIoMessages } from './socket-io-messages.ts';

/** What a unit says about a packet. */
export type PacketSays = Pick<
  Unit,
  'format' | 'kind' | 'title' | 'range' | 'fields' | 'state' | 'error'
>;

/** A packet that is whole: what its unit says, and what it says itself; `value` is null where it is malformed. */
export interface ReadPacket {
  readonly says: PacketSays;
  readonly value: EngineIoPacket | null;
}

/** Decodes the packet that `range` of `layer` is. */
export function readPacket(
  layer: DerivedLayer,
  range: ByteRange,
  framing: PacketFraming,
): ReadPacket {
  const bytes = layer.slice(range);
  const options = { atEnd: true, byteOffset: range.start };
  const result = decodeEngineIoPacket(bytes, options, framing);
  const value = result.status === 'complete' ? result.value : null;
  const says: PacketSays = {
    format: 'engine-io',
    kind: 'packet',
    title: value ? packetTitle(layer, value) : 'not Engine.IO',
    range,
    fields: result.fields,
    ...endOf(result),
  };
  return { says, value };
}

/** Gives the message of `packet`, which lies in `layer`, to Socket.IO; an empty one has no bytes to be read. */
export function readMessage(
  layers: Layers,
  layer: DerivedLayer,
  packet: EngineIoPacket,
  exchange: number,
  messages: SocketIoMessages,
): void {
  const { type, encoding, data } = packet;
  if (type !== 'message' || data.end === data.start) return;
  if (encoding === 'base64') {
    const bytes = decodeBase64(layer.slice(data));
    const decoded = layers.addWhole(layer, 'base64 message', bytes, data);
    if (bytes.length > 0) messages.read(decoded, 'binary', exchange);
    return;
  }
  const message = layers.addMapped(layer, 'Engine.IO message', data.start);
  message.map.append(data);
  messages.read(message, encoding, exchange);
}

/** `ping`, `ping probe`, `message`, `message, binary`. */
function packetTitle(layer: DerivedLayer, { type, encoding, data }: EngineIoPacket): string {
  const byteLength = data.end - data.start;
  if (encoding !== 'text') return `${type}, binary`;
  const isProbe = (type === 'ping' || type === 'pong') && byteLength === 5;
  return isProbe ? `${type} ${utf8Text(layer.slice(data))}` : type;
}

function endOf(result: DecodeResult<unknown>): Pick<PacketSays, 'state' | 'error'> {
  if (result.status === 'complete') return { state: 'complete', error: null };
  if (result.status === 'incomplete') return { state: 'incomplete', error: null };
  return { state: 'malformed', error: result.error };
}
