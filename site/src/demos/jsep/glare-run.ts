/** Both peers change something at the same time, and both offer: glare, made to happen every time. */
import {
  Negotiator,
  type Manner,
  type NegotiatorLine,
  type SignalingContent,
} from './negotiator.ts';
import { otherPeer, peerNames, type PeerName } from './peer-name.ts';

export interface GlareLine extends NegotiatorLine {
  readonly peer: PeerName;
  /** Milliseconds since both pressed. */
  readonly atMs: number;
}

export interface GlareEnd {
  readonly isConnected: boolean;
  readonly signaling: Readonly<Record<PeerName, RTCSignalingState>>;
  /** How many streams each has agreed upon, of the two that were wanted. */
  readonly agreed: Readonly<Record<PeerName, number>>;
  readonly tookMs: number;
}

export interface GlareWorld {
  createConnection(): RTCPeerConnection;
  now(): number;
  wait(ms: number): Promise<void>;
  onLine(line: GlareLine): void;
}

export const wantedStreams = 2;
/** Who has no connection by then gets none. */
export const longestMs = 4_000;
/** How often the end is looked for. */
const lookMs = 40;

/** Holds the first offer of each until both are there: on a fast machine one would answer in time. */
class CollidingChannel {
  readonly #held = new Map<PeerName, SignalingContent[]>();
  readonly #deliver: (to: PeerName, content: SignalingContent) => void;
  readonly #offered = new Set<PeerName>();

  constructor(deliver: (to: PeerName, content: SignalingContent) => void) {
    this.#deliver = deliver;
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

/** Runs until both are connected and have what they wanted, or until it is hopeless. Closes everything. */
export async function runGlare(
  manners: Readonly<Record<PeerName, Manner>>,
  world: GlareWorld,
): Promise<GlareEnd> {
  const beganAt = world.now();
  const connections = { Alice: world.createConnection(), Bob: world.createConnection() };
  const negotiators = new Map<PeerName, Negotiator>();
  // Messages to one peer are handled as a channel would deliver them: in order.
  const channel = new CollidingChannel((to, content) => void negotiators.get(to)?.receive(content));
  for (const peer of peerNames) {
    const negotiator = new Negotiator({
      peer,
      manner: manners[peer],
      connection: connections[peer],
      send: (content) => channel.send(peer, content),
      note: (line) => world.onLine({ ...line, peer, atMs: world.now() - beganAt }),
    });
    negotiators.set(peer, negotiator);
  }
  connections.Alice.createDataChannel('chat');
  connections.Alice.addTransceiver('audio');
  connections.Bob.addTransceiver('audio');
  try {
    let end = endOf(connections, world.now() - beganAt);
    while (!isSettled(end) && end.tookMs < longestMs) {
      await world.wait(lookMs);
      end = endOf(connections, world.now() - beganAt);
    }
    return end;
  } finally {
    connections.Alice.close();
    connections.Bob.close();
  }
}

type Connections = Readonly<Record<PeerName, RTCPeerConnection>>;

function endOf({ Alice, Bob }: Connections, tookMs: number): GlareEnd {
  const isConnected = [Alice, Bob].every(({ connectionState }) => connectionState === 'connected');
  return {
    isConnected,
    signaling: { Alice: Alice.signalingState, Bob: Bob.signalingState },
    agreed: { Alice: agreedOf(Alice), Bob: agreedOf(Bob) },
    tookMs,
  };
}

function agreedOf(connection: RTCPeerConnection): number {
  return connection.getTransceivers().filter(({ currentDirection }) => currentDirection !== null)
    .length;
}

function isSettled({ isConnected, signaling, agreed }: GlareEnd): boolean {
  return (
    isConnected &&
    peerNames.every((peer) => signaling[peer] === 'stable' && agreed[peer] >= wantedStreams)
  );
}
