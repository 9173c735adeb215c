/** Signaling in which two offers meet every time: on a fast machine one would be answered before the other is made. */
import type { SignalingContent } from './negotiator.ts';
import { otherPeer, peerNames, type PeerName } from './peer-name.ts';

/** Until `collide`, messages pass. Then it holds the next offer of each, and what follows it, until both are there. */
export class CollidingChannel {
  readonly #held = new Map<PeerName, SignalingContent[]>();
  readonly #deliver: (to: PeerName, content: SignalingContent) => void;
  readonly #offered = new Set<PeerName>(peerNames);

  constructor(deliver: (to: PeerName, content: SignalingContent) => void) {
    this.#deliver = deliver;
  }

  collide(): void {
    this.#offered.clear();
  }

  send(from: PeerName, content: SignalingContent): void {
    if (this.#offered.size === peerNames.length) return this.#deliver(otherPeer(from), content);
    this.#held.set(from, [...(this.#held.get(from) ?? []), content]);
    if (content.description?.type === 'offer') this.#offered.add(from);
    if (this.#offered.size < peerNames.length) return;
    for (const peer of peerNames) {
      for (const held of this.#held.get(peer) ?? []) this.#deliver(otherPeer(peer), held);
    }
  }
}
