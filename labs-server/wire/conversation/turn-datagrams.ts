/** Datagrams of STUN and TURN: RFC 8489 section 6.2.1, RFC 8656 section 12.5. */
import type { DatagramPackets } from './datagram-reader.ts';
import type { StreamContext } from './stage.ts';
import type { TurnSession } from './turn-session.ts';
import { addCutTurnUnit, addTurnUnit, putUnit, turnDraft } from './turn-unit.ts';
import { reasons } from './undecoded.ts';

export function turnDatagrams(
  { layer, units }: StreamContext,
  session: TurnSession,
): DatagramPackets {
  return {
    notKept: reasons.turnDatagramsNotKept,
    cover(range, unit) {
      return putUnit(units, unit, turnDraft({ layer, range, exchange: session.current, unit }));
    },
    add(range, unit, hasGap) {
      if (range.end <= range.start) return;
      const place = { layer, range, exchange: session.current, unit };
      if (hasGap) addCutTurnUnit(units, place, reasons.turnMessageNotKept);
      else addTurnUnit(units, place, 'datagram', session);
    },
  };
}
