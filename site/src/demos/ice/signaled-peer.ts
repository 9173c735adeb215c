/** One of two peers in a page, and how it tells the other of itself: all that a signaling server would carry. */
import type { Exchange } from './ice-setting.ts';

/** `trickle` tells each candidate as it comes (RFC 8838); `silent` tells none. */
export type Telling = 'trickle' | 'together' | 'silent';

/** How Alice and Bob tell of their candidates. */
export const tellingOf: Readonly<
  Record<Exchange, { readonly alice: Telling; readonly bob: Telling }>
> = {
  together: { alice: 'together', bob: 'together' },
  trickle: { alice: 'trickle', bob: 'trickle' },
  'bob-silent': { alice: 'trickle', bob: 'silent' },
};

export class SignaledPeer {
  readonly connection: RTCPeerConnection;
  readonly #telling: Telling;
  readonly #untilGathered: (connection: RTCPeerConnection) => Promise<void>;
  /** What is gathered now will be in the description. */
  #isHolding = false;

  /** @param untilGathered resolves when all candidates are there, or when waiting longer is of no use */
  constructor(
    connection: RTCPeerConnection,
    telling: Telling,
    untilGathered: (connection: RTCPeerConnection) => Promise<void>,
  ) {
    this.connection = connection;
    this.#telling = telling;
    this.#untilGathered = untilGathered;
  }

  /** Passes on the candidates that no description holds, until the connection is closed. */
  passCandidatesTo(other: SignaledPeer): void {
    if (this.#telling === 'silent') return;
    this.connection.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate === null || this.#isHolding) return;
      // A candidate of before an ICE restart, or of a call that was hung up, is of no use any more.
      other.connection.addIceCandidate(candidate).catch(() => {});
    });
  }

  /** Makes an offer or an answer, and gives what is told of it. */
  async describe(): Promise<RTCSessionDescriptionInit> {
    const { connection } = this;
    this.#isHolding = this.#telling === 'together';
    await connection.setLocalDescription();
    if (this.#isHolding) await this.#untilGathered(connection);
    this.#isHolding = false;
    const description = connection.localDescription;
    if (description === null) throw new Error('The call was hung up.');
    const { type, sdp } = description;
    return { type, sdp: this.#telling === 'silent' ? withoutCandidates(sdp) : sdp };
  }
}

/** `from` offers and `to` answers; afterwards both are stable. */
export async function offerAndAnswer(from: SignaledPeer, to: SignaledPeer): Promise<void> {
  await to.connection.setRemoteDescription(await from.describe());
  await from.connection.setRemoteDescription(await to.describe());
}

export function withoutCandidates(sdp: string): string {
  return sdp.replaceAll(/^a=(?:candidate:.*|end-of-candidates)\r?\n/gm, '');
}
