/** The two peers of a demonstration. */
export type PeerName = 'Alice' | 'Bob';

export const peerNames = ['Alice', 'Bob'] as const satisfies readonly PeerName[];

export function otherPeer(peer: PeerName): PeerName {
  return peer === 'Alice' ? 'Bob' : 'Alice';
}

/** The variable that holds this peer's connection in code. */
export function variableOf(peer: PeerName): string {
  return peer.toLowerCase();
}
