/** The four states of an RTCPeerConnection: WebRTC section 4.3. */

/** What the stepper reads and calls of a connection; tests bring one of their own. */
export type Connection = Pick<
  RTCPeerConnection,
  | 'createOffer'
  | 'createAnswer'
  | 'setLocalDescription'
  | 'setRemoteDescription'
  | 'addIceCandidate'
  | 'restartIce'
  | 'addTransceiver'
  | 'createDataChannel'
  | 'close'
  | 'localDescription'
  | 'remoteDescription'
  | 'signalingState'
  | 'iceGatheringState'
  | 'iceConnectionState'
  | 'connectionState'
  | 'addEventListener'
>;

export interface PeerStates {
  readonly signaling: RTCSignalingState;
  readonly iceGathering: RTCIceGatheringState;
  readonly iceConnection: RTCIceConnectionState;
  readonly connection: RTCPeerConnectionState;
}

export const firstStates: PeerStates = {
  signaling: 'stable',
  iceGathering: 'new',
  iceConnection: 'new',
  connection: 'new',
};

export function statesOf(connection: Connection): PeerStates {
  return {
    signaling: connection.signalingState,
    iceGathering: connection.iceGatheringState,
    iceConnection: connection.iceConnectionState,
    connection: connection.connectionState,
  };
}

export interface StatePath {
  readonly state: Exclude<keyof PeerStates, 'signaling'>;
  /** The attribute of script. */
  readonly attribute: string;
  /** The way that leads to a connection. */
  readonly usual: readonly string[];
  /** Where it may end otherwise. */
  readonly other: readonly string[];
}

/** The three states beside that of signaling. */
export const statePaths: readonly StatePath[] = [
  {
    state: 'iceGathering',
    attribute: 'iceGatheringState',
    usual: ['new', 'gathering', 'complete'],
    other: [],
  },
  {
    state: 'iceConnection',
    attribute: 'iceConnectionState',
    usual: ['new', 'checking', 'connected', 'completed'],
    other: ['disconnected', 'failed', 'closed'],
  },
  {
    state: 'connection',
    attribute: 'connectionState',
    usual: ['new', 'connecting', 'connected'],
    other: ['disconnected', 'failed', 'closed'],
  },
];

/** What of `path` is drawn: the usual way, and where it is beside it. */
export function drawnStates(path: StatePath, current: string): readonly string[] {
  return path.other.includes(current) ? [...path.usual, current] : path.usual;
}
