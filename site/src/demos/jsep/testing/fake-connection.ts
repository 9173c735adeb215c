/** A connection with the state machine of RFC 9429 section 3.2 and nothing behind it: for tests of what stands before it. */
import type { Connection } from '../peer-states.ts';

type Changes = Readonly<Record<string, RTCSignalingState>>;

/** By state and what is applied: where it leads. What is not here is refused. */
const transitions: Readonly<Record<string, Changes>> = {
  stable: { 'local offer': 'have-local-offer', 'remote offer': 'have-remote-offer' },
  'have-local-offer': {
    'local offer': 'have-local-offer',
    'remote answer': 'stable',
    'local rollback': 'stable',
    'remote offer': 'have-remote-offer',
    'remote pranswer': 'have-remote-pranswer',
  },
  'have-remote-offer': {
    'local answer': 'stable',
    'local pranswer': 'have-local-pranswer',
    'local rollback': 'stable',
  },
  'have-local-pranswer': { 'local answer': 'stable' },
  'have-remote-pranswer': { 'remote answer': 'stable' },
};

export class FakeConnection extends EventTarget {
  signalingState: RTCSignalingState = 'stable';
  iceGatheringState: RTCIceGatheringState = 'new';
  iceConnectionState: RTCIceConnectionState = 'new';
  connectionState: RTCPeerConnectionState = 'new';
  localDescription: RTCSessionDescription | null = null;
  remoteDescription: RTCSessionDescriptionInit | null = null;
  readonly added: (RTCIceCandidateInit | null | undefined)[] = [];
  readonly channels: EventTarget[] = [];

  async createOffer(): Promise<RTCSessionDescriptionInit> {
    if (this.signalingState === 'closed') throw refused('closed');
    return { type: 'offer', sdp: 'v=0\r\n' };
  }

  async createAnswer(): Promise<RTCSessionDescriptionInit> {
    if (this.signalingState !== 'have-remote-offer') throw refused('no offer');
    return { type: 'answer', sdp: 'v=0\r\n' };
  }

  async setLocalDescription(description?: RTCLocalSessionDescriptionInit): Promise<void> {
    const asked = this.signalingState === 'have-remote-offer' ? 'answer' : 'offer';
    const { type = asked, sdp = 'v=0\r\n' } = description ?? {};
    this.#apply(`local ${type}`);
    this.localDescription =
      type === 'rollback'
        ? null
        : ({ type, sdp, toJSON: () => ({ type, sdp }) } as RTCSessionDescription);
  }

  async setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
    const before = this.remoteDescription;
    this.remoteDescription = description;
    this.#apply(`remote ${description.type}`, () => (this.remoteDescription = before));
  }

  async addIceCandidate(candidate?: RTCIceCandidateInit | null): Promise<void> {
    if (this.remoteDescription === null) throw refused('The remote description was null');
    this.added.push(candidate);
  }

  createDataChannel(label: string): RTCDataChannel {
    const channel = Object.assign(new EventTarget(), { label });
    this.channels.push(channel);
    return channel as unknown as RTCDataChannel;
  }

  restartIce(): void {}

  addTransceiver(): RTCRtpTransceiver {
    if (this.signalingState === 'closed') throw refused('closed');
    return {} as RTCRtpTransceiver;
  }

  close(): void {
    this.signalingState = 'closed';
  }

  /** As if ICE had found this one. */
  find(candidate: string): void {
    const found = { candidate, toJSON: () => ({ candidate, sdpMid: '0' }) };
    this.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate: found }));
  }

  /** For the code under test. */
  asConnection(): Connection {
    return this as unknown as Connection;
  }

  #apply(what: string, undo: () => void = () => {}): void {
    const next = transitions[this.signalingState]?.[what];
    if (next === undefined) undo();
    if (next === undefined) throw refused(`Called in wrong state: ${this.signalingState}`);
    this.signalingState = next;
    this.dispatchEvent(new Event('signalingstatechange'));
  }
}

function refused(message: string): DOMException {
  return new DOMException(message, 'InvalidStateError');
}
