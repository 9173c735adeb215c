/** A datagram of SRTP or SRTCP as a unit: RFC 3711. */
import { decodeSrtcpPacket, type SrtcpPacket } from '../rtcp/decode-srtcp-packet.ts';
import { rtcpPacketType } from '../rtcp/packet-type.ts';
import { decodeSrtpPacket } from '../rtp/decode-srtp-packet.ts';
import type { RtpHeader } from '../rtp/read-header.ts';
import type { SrtpLayout } from './dtls-session.ts';
import { kindOf } from './media-packet.ts';
import { limitTitle } from './titles.ts';
import { putUnit, type TurnPlace } from './turn-unit.ts';
import type { UnitDraft, UnitList } from './unit-list.ts';

/** Adds the unit of the packet at `place`. `layout`: what the handshake chose; null where it was not seen. */
export function addSrtpUnit(units: UnitList, place: TurnPlace, layout: SrtpLayout | null): void {
  const { layer, range, unit, exchange } = place;
  const kind = kindOf(layer.slice({ start: range.start, end: range.start + 2 }));
  const options = { atEnd: true, byteOffset: range.start };
  const read = () =>
    kind === 'rtp'
      ? decodeSrtpPacket(layer.slice(range), {
          ...options,
          tagBytes: layout?.srtpTagBytes ?? null,
        })
      : decodeSrtcpPacket(layer.slice(range), { ...options, layout: layout?.srtcp ?? null });
  const result = read();
  const fault = (result.status === 'complete' && result.fault) || null;
  const error = result.status === 'malformed' ? result.error : fault;
  const draft: UnitDraft = {
    direction: layer.direction,
    layer: layer.key,
    range,
    exchange,
    format: kind,
    kind: 'packet',
    title: result.status === 'complete' ? titleOf(result.value) : 'not SRTP',
    fields: () => read().fields,
    state: error === null ? 'complete' : 'malformed',
    error,
  };
  putUnit(units, unit, draft);
}

/** `SRTP type 96, 26629, marker`; `SRTCP RR`. */
function titleOf(value: RtpHeader | SrtcpPacket): string {
  if ('packetType' in value) return `SRTCP ${rtcpPacketType(value.packetType).name}`;
  const { payloadType, sequenceNumber, marker } = value;
  return limitTitle(`SRTP type ${payloadType}, ${sequenceNumber}${marker ? ', marker' : ''}`);
}
