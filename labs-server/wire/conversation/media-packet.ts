/** One packet of a media stream, RTP or RTCP, as units: from a datagram, or from an interleaved frame. */
import type { ByteRange } from '../field/field.ts';
import { decodeUnits } from '../field/unit-decoder.ts';
import { rtcpCompoundDecoder } from '../rtcp/compound-decoder.ts';
import { decodeRtpPacket, type RtpPacket } from '../rtp/decode-packet.ts';
import { encodingName } from '../rtp/payload-type.ts';
import type { ConversationLayer } from './conversation.ts';
import type { RtpFrames } from './rtp-frames.ts';
import { limitTitle } from './titles.ts';
import { reasons, undecodedField } from './undecoded.ts';
import type { UnitDraft, UnitList } from './unit-list.ts';

export type MediaKind = 'rtp' | 'rtcp';

/** Where a packet lies, and what is known about it. */
export interface MediaPacket {
  readonly layer: ConversationLayer;
  readonly range: ByteRange;
  readonly exchange: number;
  /** Null: the packet itself tells. */
  readonly kind: MediaKind | null;
  readonly hasGap: boolean;
  /** A unit that covers the packet so far, to be taken over; null: none is there. */
  readonly unit: number | null;
  /** Puts the frames together again to which packets belong; null: nobody does. */
  readonly frames: RtpFrames | null;
  /** Whether RTCP may come without a report at its beginning (RFC 5506). Default: no. */
  readonly reducedSize?: boolean;
  /** Where the layer begins on the stream. */
  readonly offset: number;
}

/** Adds the units of a packet that is whole. An empty one has none. */
export function addMediaPacket(units: UnitList, packet: MediaPacket): void {
  const { layer, range, hasGap } = packet;
  if (range.end <= range.start) return;
  const kind = packet.kind ?? kindOf(layer.slice({ start: range.start, end: range.start + 2 }));
  if (hasGap) addCut(units, packet, kind);
  else if (kind === 'rtp') addRtp(units, packet);
  else addRtcp(units, packet);
}

/** Which of the two a packet is that begins with these bytes. RFC 5761 section 4: in the second byte, packet types of RTCP lie from 192 to 223. */
export function kindOf([, second = 0]: Uint8Array): MediaKind {
  return second >= 192 && second <= 223 ? 'rtcp' : 'rtp';
}

/** Makes a packet of which more bytes are to come reach as far as they are there; returns the unit. */
export function coverMediaPacket(units: UnitList, packet: MediaPacket): number {
  const draft = draftOf(packet, packet.kind ?? 'rtp');
  return put(units, packet, { ...draft, title: 'packet', fields: [], state: 'incomplete' });
}

function put(units: UnitList, { unit }: MediaPacket, draft: UnitDraft): number {
  if (unit === null) return units.add(draft);
  units.update(unit, draft);
  return unit;
}

function draftOf({ layer, range, exchange }: MediaPacket, format: MediaKind) {
  const place = { direction: layer.direction, layer: layer.key, range, exchange };
  return { ...place, format, kind: 'packet', state: 'complete', error: null } as const;
}

function addCut(units: UnitList, packet: MediaPacket, kind: MediaKind): void {
  const byteLength = packet.range.end - packet.range.start;
  const fields = [undecodedField(packet.range, reasons.mediaNotKept)];
  const title = `${kind.toUpperCase()} ${byteLength} B, not all kept`;
  put(units, packet, { ...draftOf(packet, kind), title, fields });
}

function addRtp(units: UnitList, packet: MediaPacket): void {
  const { layer, range } = packet;
  const decode = () =>
    decodeRtpPacket(layer.slice(range), { atEnd: true, byteOffset: range.start });
  const result = decode();
  const error =
    result.status === 'malformed'
      ? result.error
      : (result.status === 'complete' && result.fault) || null;
  const draft: UnitDraft = {
    ...draftOf(packet, 'rtp'),
    title: result.status === 'complete' ? rtpTitle(result.value) : 'not RTP',
    fields: () => decode().fields,
    state: error ? 'malformed' : 'complete',
    error,
  };
  put(units, packet, draft);
  if (result.status === 'complete' && error === null) {
    packet.frames?.take(result.value, packet.offset, packet.exchange);
  }
}

/** `RTP JPEG 26629, 1384 B, marker`. */
function rtpTitle({ payloadType, sequenceNumber, payload, marker }: RtpPacket): string {
  const name = encodingName(payloadType) ?? `type ${payloadType}`;
  const size = `${payload.end - payload.start} B`;
  return limitTitle(`RTP ${name} ${sequenceNumber}, ${size}${marker ? ', marker' : ''}`);
}

function addRtcp(units: UnitList, packet: MediaPacket): void {
  const { layer, range } = packet;
  const options = { atEnd: true, byteOffset: range.start };
  const decoder = rtcpCompoundDecoder({ first: packet.reducedSize !== true });
  for (const { start, result } of decodeUnits(layer.slice(range), options, decoder)) {
    const byteLength =
      result.status === 'complete' ? result.byteLength : range.end - range.start - start;
    const unitStart = range.start + start;
    const unit = start === 0 ? packet.unit : null;
    const own = { ...packet, unit, range: { start: unitStart, end: unitStart + byteLength } };
    const fault = result.status === 'complete' ? result.fault : null;
    const error = result.status === 'malformed' ? result.error : (fault ?? null);
    put(units, own, {
      ...draftOf(own, 'rtcp'),
      title: result.status === 'complete' ? `RTCP ${result.value.name}` : 'not RTCP',
      fields: result.fields,
      state: error ? 'malformed' : 'complete',
      error,
    });
  }
}
