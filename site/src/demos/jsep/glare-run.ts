/** Both peers change something at the same time, and both offer: glare, made to happen every time. */
import { CollidingChannel } from './colliding-channel.ts';
import { Negotiator, type Manner, type NegotiatorLine } from './negotiator.ts';
import { peerNames, type PeerName } from './peer-name.ts';

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
/** Who has not agreed by then never will. */
const longestMs = 3_000;
/** Without a network there is no connection, and the states are the same. */
const longestConnectingMs = 2_000;
/** How often the end is looked for. */
const lookMs = 20;

/**
 * Connects the two with a data channel, lets both add a stream at the same time, and runs until both are agreed upon, or
 * until it is hopeless. Closes everything.
 */
export async function runGlare(
  manners: Readonly<Record<PeerName, Manner>>,
  world: GlareWorld,
): Promise<GlareEnd> {
  const connections = { Alice: world.createConnection(), Bob: world.createConnection() };
  const negotiators = new Map<PeerName, Negotiator>();
  let beganAt: number | null = null;
  const channel = new CollidingChannel((to, content) => void negotiators.get(to)?.receive(content));
  for (const peer of peerNames) {
    const negotiator = new Negotiator({
      peer,
      manner: manners[peer],
      connection: connections[peer],
      send: (content) => channel.send(peer, content),
      // What led to the first connection is no part of the collision.
      note: (line) =>
        beganAt !== null && world.onLine({ ...line, peer, atMs: world.now() - beganAt }),
    });
    negotiators.set(peer, negotiator);
  }
  try {
    connections.Alice.createDataChannel('chat');
    await until(world, () => isConnected(connections), longestConnectingMs);
    channel.collide();
    beganAt = world.now();
    for (const peer of peerNames) connections[peer].addTransceiver('audio');
    await until(world, () => isSettled(endOf(connections, 0)), longestMs);
    return endOf(connections, world.now() - beganAt);
  } finally {
    connections.Alice.close();
    connections.Bob.close();
  }
}

async function until(
  { now, wait }: GlareWorld,
  isReached: () => boolean,
  longest: number,
): Promise<void> {
  const beganAt = now();
  while (!isReached() && now() - beganAt < longest) await wait(lookMs);
}

type Connections = Readonly<Record<PeerName, RTCPeerConnection>>;

function isConnected({ Alice, Bob }: Connections): boolean {
  return [Alice, Bob].every(({ connectionState }) => connectionState === 'connected');
}

function endOf(connections: Connections, tookMs: number): GlareEnd {
  const { Alice, Bob } = connections;
  return {
    isConnected: isConnected(connections),
    signaling: { Alice: Alice.signalingState, Bob: Bob.signalingState },
    agreed: { Alice: agreedOf(Alice), Bob: agreedOf(Bob) },
    tookMs,
  };
}

function agreedOf(connection: RTCPeerConnection): number {
  return connection.getTransceivers().filter(({ currentDirection }) => currentDirection !== null)
    .length;
}

/** Each has both streams, and no exchange is under way. */
export function isSettled({ signaling, agreed }: GlareEnd): boolean {
  return peerNames.every((peer) => signaling[peer] === 'stable' && agreed[peer] === wantedStreams);
}
