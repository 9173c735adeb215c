/** Who stands between Alice and Carol: an honest server, which passes on what it gets, or Mallory. */
import { PeerError, type PeerPair } from '../lab-peer.ts';

export interface GoBetween {
  readonly isMallory: boolean;
  /** What Carol gets for Alice's offer. Rejects with a `PeerError` where it cannot be applied. */
  offer(sdp: string): Promise<string>;
  /** What Alice gets for Carol's answer. Rejects with a `PeerError` where it cannot be applied, and before the offer. */
  answer(sdp: string): Promise<string>;
  close(): void;
}

const answerBeforeOffer =
  'The answer came before the offer was dealt with: send Alice’s offer, and wait for the one to Carol.';

export const honest: GoBetween = {
  isMallory: false,
  offer: async (sdp) => sdp,
  answer: async (sdp) => sdp,
  close: () => {},
};

/**
 * RFC 8826 section 4.3.2: who runs the signaling can describe itself to each of the two, and bridge what they say. Each of
 * them has an encrypted call, with the wrong peer.
 */
export function malloryBetween({ first, second }: PeerPair): GoBetween {
  let answerForAlice: string | null = null;
  return {
    isMallory: true,
    async offer(sdp) {
      answerForAlice = await first.answer(sdp, { trickle: false });
      return second.offer({ trickle: false });
    },
    async answer(sdp) {
      if (answerForAlice === null) throw new PeerError('wrong-state', answerBeforeOffer);
      await second.acceptAnswer(sdp);
      return answerForAlice;
    },
    close() {
      first.close();
      second.close();
    },
  };
}
