/** Datagrams of a WebRTC call: STUN, DTLS and SRTP on one pair of addresses, told apart by the first byte (RFC 7983). */
import type { ByteRange } from '../field/field.ts';
import type { FormatId } from './conversation.ts';
import type { DatagramPackets } from './datagram-reader.ts';
import type { DtlsSession } from './dtls-session.ts';
import { addDtlsUnits } from './dtls-unit.ts';
import { type DatagramProtocol, datagramProtocol } from './first-byte.ts';
import { addSrtpUnit } from './srtp-unit.ts';
import type { StreamContext } from './stage.ts';
import type { TurnSession } from './turn-session.ts';
import { addTurnUnit, putUnit, type TurnPlace } from './turn-unit.ts';
import { type Reason, reasons, undecodedField } from './undecoded.ts';

const formats: Partial<Record<DatagramProtocol, FormatId>> = {
  stun: 'stun',
  dtls: 'dtls',
  'rtp-or-rtcp': 'rtp',
};

/** What both directions of a flow know. */
export interface CallSessions {
  readonly turn: TurnSession;
  readonly dtls: DtlsSession;
}

export function webRtcDatagrams(context: StreamContext, sessions: CallSessions): DatagramPackets {
  const { layer } = context;
  const placeOf = (range: ByteRange, unit: number | null): TurnPlace => ({
    layer,
    range,
    exchange: sessions.turn.current,
    unit,
  });
  return {
    notKept: reasons.datagramsOfCallNotKept,
    cover: (range, unit) => put(context, placeOf(range, unit), 'datagram', null),
    add(range, unit, hasGap) {
      if (range.end <= range.start) return;
      const title = `datagram of ${range.end - range.start} B, not all kept`;
      if (hasGap) put(context, placeOf(range, unit), title, reasons.datagramOfCallNotKept);
      else addWhole(context, placeOf(range, unit), sessions);
    },
  };
}

function protocolAt({ layer, range: { start } }: TurnPlace): DatagramProtocol | null {
  const [first = 0] = layer.slice({ start, end: start + 1 });
  return datagramProtocol(first, { fromTurnServer: false });
}

/** A unit that no format reads: bytes are missing, or are to come (`why` is null). */
function put(
  { units, direction }: StreamContext,
  place: TurnPlace,
  title: string,
  why: Reason | null,
): number {
  const { layer, range, exchange, unit } = place;
  const protocol = protocolAt(place);
  return putUnit(units, unit, {
    direction,
    layer: layer.key,
    range,
    exchange,
    format: (protocol && formats[protocol]) ?? 'raw',
    kind: 'packet',
    title,
    fields: why === null ? [] : [undecodedField(range, why)],
    state: why === null ? 'incomplete' : 'complete',
    error: null,
  });
}

function addWhole(context: StreamContext, place: TurnPlace, { turn, dtls }: CallSessions): void {
  const { units } = context;
  switch (protocolAt(place)) {
    case 'stun':
      return addTurnUnit(units, place, 'datagram', turn);
    case 'dtls':
      return addDtlsUnits(units, place, dtls);
    case 'rtp-or-rtcp':
      return addSrtpUnit(units, place, dtls.srtp);
    default: {
      const byteLength = place.range.end - place.range.start;
      put(context, place, `datagram ${byteLength} B, dropped`, reasons.datagramNotOfCall);
    }
  }
}
