/** How a step is drawn between the three lifelines: A, the signaling server, B. */
import type { Step } from './signaling-report.ts';
import type { RoomPeerName } from '@wireside/labs-server/wire/signaling-room.ts';

/** `own` crossed a socket of this page, `other` one that this page does not see. */
export type Leg = 'own' | 'other' | 'none';

export interface Arrow {
  /** Between A and the server. */
  readonly left: Leg;
  /** Between the server and B. */
  readonly right: Leg;
  readonly to: 'left' | 'right' | 'both';
  /** It passes the server by: on the way between the peers, or carried by hand. */
  readonly passesBy: boolean;
  /** For those who do not see the drawing. */
  readonly words: string;
}

export function arrowOf(step: Step, me: RoomPeerName | null, byHand: boolean): Arrow {
  const { kind, from } = step;
  const other = from === 'A' ? 'B' : 'A';
  const to = from === 'A' ? 'right' : 'left';
  const own: Leg = 'own';
  if (kind === 'open') {
    const words = 'between A and B, without the server';
    return { left: own, right: own, to: 'both', passesBy: true, words };
  }
  if (kind === 'direct' || byHand) {
    const words = `from ${from} to ${other}, ${byHand && kind !== 'direct' ? 'carried by hand' : 'without the server'}`;
    return { left: own, right: own, to, passesBy: true, words };
  }
  if (kind === 'room') {
    const only = from === 'A' ? { left: own, right: 'none' } : { left: 'none', right: own };
    return {
      ...(only as Pick<Arrow, 'left' | 'right'>),
      to,
      passesBy: false,
      words: `from ${from} to the server`,
    };
  }
  if (step.message?.type === 'hello' || step.message?.type === 'refused') {
    const only = other === 'A' ? { left: own, right: 'none' } : { left: 'none', right: own };
    const words = `from the server to ${other}`;
    return { ...(only as Pick<Arrow, 'left' | 'right'>), to, passesBy: false, words };
  }
  const seen = (side: RoomPeerName): Leg => (me === null || me === side ? 'own' : 'other');
  const words = `from ${from} to ${other}, by the server`;
  return { left: seen('A'), right: seen('B'), to, passesBy: false, words };
}
