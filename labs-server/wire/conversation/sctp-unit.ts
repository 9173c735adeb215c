/** A packet of SCTP, as it comes out of a record of DTLS, as a unit. */
import type { ByteRange } from '../field/field.ts';
import type { SctpChunk, UserData } from '../sctp/chunk.ts';
import { decodeSctpPacket } from '../sctp/decode-packet.ts';
import { payloadProtocolIdentifier } from '../sctp/payload-protocol-identifier.ts';
import type { ConversationLayer } from './conversation.ts';
import { limitTitle } from './titles.ts';
import type { UnitList } from './unit-list.ts';

/** Where a whole packet lies: in a layer of what was decrypted. */
export interface SctpPlace {
  readonly layer: ConversationLayer;
  readonly range: ByteRange;
  readonly exchange: number;
}

/** Adds the unit of the packet at `place`, and returns it. */
export function addSctpUnit(units: UnitList, { layer, range, exchange }: SctpPlace): number {
  const decode = () =>
    decodeSctpPacket(layer.slice(range), { atEnd: true, byteOffset: range.start });
  const result = decode();
  const fault = (result.status === 'complete' && result.fault) || null;
  const error = result.status === 'malformed' ? result.error : fault;
  return units.add({
    direction: layer.direction,
    layer: layer.key,
    range,
    exchange,
    format: 'sctp',
    kind: 'packet',
    title: result.status === 'complete' ? packetTitle(result.value.chunks) : 'not SCTP',
    fields: () => decode().fields,
    state: error === null ? 'complete' : 'malformed',
    error,
  });
}

/** `SCTP COOKIE ECHO, DATA`. */
function packetTitle(chunks: readonly SctpChunk[]): string {
  return limitTitle(`SCTP ${chunks.map(chunkTitle).join(', ')}`.trimEnd());
}

function chunkTitle({ name, userData }: SctpChunk): string {
  return userData === null ? name : `${name} ${dataTitle(userData)}`;
}

/** `DATA_CHANNEL_OPEN "chat"`, `WebRTC String 9 B`, `WebRTC String 1180 B, part`. */
function dataTitle(data: UserData): string {
  const { dataChannelMessage: message, range, beginning, ending } = data;
  if (message !== null) {
    const label = message.messageType === 'DATA_CHANNEL_OPEN' ? ` "${message.label}"` : '';
    return `${message.messageType}${label}`;
  }
  const { name } = payloadProtocolIdentifier(data.payloadProtocolIdentifier);
  const part = beginning && ending ? '' : ', part';
  return `${name} ${range.end - range.start} B${part}`;
}
