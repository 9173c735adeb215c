/** The events of a call, in the order in which signaling may tell them: no candidate before its description. */
import type { RTCIceCandidate } from 'werift';
import type { SignaledCandidate } from '../../wire/signaling-message.ts';
import type { PeerEvents, RefusedCandidate } from '../labs/lab-peer.ts';

type State = Parameters<PeerEvents['state']>[0];

const maxRefused = 64;

export class HeldEvents {
  readonly #events: Partial<PeerEvents>;
  #held: (SignaledCandidate | null)[] | null = null;
  readonly #refused: RefusedCandidate[] = [];
  #state: State = 'new';

  constructor(events: Partial<PeerEvents>) {
    this.#events = events;
  }

  /** What was told so far; of refused candidates the first ones. */
  get told(): { readonly state: State; readonly refused: readonly RefusedCandidate[] } {
    return { state: this.#state, refused: this.#refused };
  }

  /** Candidates wait from now on until `release`. */
  hold(): void {
    this.#held ??= [];
  }

  /** @param drop the description has them already */
  release(drop: boolean): void {
    const held = this.#held ?? [];
    this.#held = null;
    if (!drop) for (const candidate of held) this.#events.candidate?.(candidate);
  }

  /** As the library tells it: `undefined` after the last one. */
  candidate(candidate: RTCIceCandidate | undefined): void {
    const signaled = candidate === undefined ? null : signaledCandidate(candidate);
    if (this.#held === null) this.#events.candidate?.(signaled);
    else this.#held.push(signaled);
  }

  refused(candidate: RefusedCandidate): void {
    if (this.#refused.length < maxRefused) this.#refused.push(candidate);
    this.#events.refused?.(candidate);
  }

  state(state: State): void {
    if (state === this.#state || this.#state === 'closed') return;
    this.#state = state;
    this.#events.state?.(state);
  }
}

function signaledCandidate(candidate: RTCIceCandidate): SignaledCandidate {
  const { sdpMid, sdpMLineIndex, usernameFragment } = candidate.toJSON();
  return {
    candidate: candidate.candidate ?? '',
    sdpMid: sdpMid ?? null,
    sdpMLineIndex: sdpMLineIndex ?? null,
    usernameFragment: usernameFragment ?? null,
  };
}
