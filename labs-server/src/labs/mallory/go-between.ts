/** Who stands between Alice and Carol: an honest server, which passes on what it gets, or Mallory. */
import type { PeerPair } from '../lab-peer.ts';

export interface GoBetween {
  readonly isMallory: boolean;
  /** What Carol gets for Alice's offer. */
  offer(sdp: string): Promise<string>;
  /** What Alice gets for Carol's answer. Rejects before the offer. */
  answer(sdp: string): Promise<string>;
  close(): void;
}

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
      if (answerForAlice === null) throw new Error('an answer came before the offer');
      await second.acceptAnswer(sdp);
      return answerForAlice;
    },
    close() {
      first.close();
      second.close();
    },
  };
}
