/** One peer of the stepper: its connection, what it created, what it received, and the candidates that wait. */
import type { PeerName } from './peer-name.ts';
import { firstStates, statesOf, type Connection, type PeerStates } from './peer-states.ts';

/** A description, and the variable that holds it in the code shown. */
export interface Held {
  readonly variable: string;
  readonly description: RTCSessionDescriptionInit;
}

/** What is drawn of a peer. */
export interface PeerView {
  readonly states: PeerStates;
  /** The newest change of signalingState; null before the first. */
  readonly cameFrom: RTCSignalingState | null;
  readonly created: RTCSdpType | null;
  readonly received: RTCSdpType | null;
  /** A description of the other peer is applied: candidates are taken. */
  readonly hasRemote: boolean;
  /** Candidates of the other peer that are not added yet, oldest first. */
  readonly queue: readonly string[];
  readonly addedCount: number;
  /** How many candidates this peer found itself. */
  readonly ownCount: number;
  /** It has been looking for 3 s and found none: a browser offers no loopback address. */
  readonly isWithoutNetwork: boolean;
}

export const firstView: PeerView = {
  states: firstStates,
  cameFrom: null,
  created: null,
  received: null,
  hasRemote: false,
  queue: [],
  addedCount: 0,
  ownCount: 0,
  isWithoutNetwork: false,
};

export class JsepPeer {
  readonly name: PeerName;
  readonly connection: Connection;
  created: Held | null = null;
  received: Held | null = null;
  /** The local description as it was when it was applied, before candidates came. */
  local: RTCSessionDescriptionInit | null = null;
  readonly queue: RTCIceCandidateInit[] = [];
  addedCount = 0;
  ownCount = 0;
  isWithoutNetwork = false;
  cameFrom: RTCSignalingState | null = null;
  #signaling: RTCSignalingState = 'stable';

  constructor(name: PeerName, connection: Connection) {
    this.name = name;
    this.connection = connection;
  }

  /** The event came, or `close()` was called, for which there is none. */
  noteSignalingState(): void {
    const { signalingState } = this.connection;
    if (signalingState === this.#signaling) return;
    this.cameFrom = this.#signaling;
    this.#signaling = signalingState;
  }

  view(): PeerView {
    const { connection, cameFrom, created, received, queue } = this;
    return {
      states: statesOf(connection),
      cameFrom,
      created: created?.description.type ?? null,
      received: received?.description.type ?? null,
      hasRemote: connection.remoteDescription !== null,
      queue: queue.map(({ candidate = '' }) => candidate),
      addedCount: this.addedCount,
      ownCount: this.ownCount,
      isWithoutNetwork: this.isWithoutNetwork && this.ownCount === 0,
    };
  }
}
