/** Bob as the other end of a call that may be negotiated anew: signaling with him over a WebSocket. */
import type { PeerMessage } from '@wireside/labs-server/wire/peer-message.ts';
import type { SignalingMessage } from '@wireside/labs-server/wire/signaling-message.ts';
import type { LabApi } from '../../cell/lab-api.ts';
import { CandidateQueue } from './candidate-queue.ts';
import { untilConnected } from './until-connected.ts';

export interface BobEnd {
  readonly near: RTCPeerConnection;
  /** Offer and answer once more. */
  negotiate(): Promise<void>;
}

/** The part of WebSocket that is used; tests pass their own. */
export interface SignalingSocket {
  onopen: ((event: Event) => void) | null;
  onmessage: ((event: MessageEvent<string>) => void) | null;
  onclose: ((event: CloseEvent) => void) | null;
  send(text: string): void;
  close(): void;
}

export const socketClosed =
  'The lab server closed the signaling: the session has as many calls as it may, or the server was stopped. Press again.';

/** Offers that wait for their answer, one at a time, and candidates in both directions. */
export class BobSignaling {
  readonly #socket: SignalingSocket;
  #waiting: PromiseWithResolvers<string> | null = null;
  readonly opened: Promise<void>;

  constructor(
    socket: SignalingSocket,
    onCandidate: (candidate: RTCIceCandidateInit | null) => void,
  ) {
    this.#socket = socket;
    this.opened = new Promise((resolve, reject) => {
      socket.onopen = () => resolve();
      socket.onclose = () => {
        reject(new Error(socketClosed));
        this.#waiting?.reject(new Error(socketClosed));
      };
    });
    socket.onmessage = ({ data }) => {
      const message = JSON.parse(data) as PeerMessage;
      if (message.type === 'answer') this.#waiting?.resolve(message.sdp);
      if (message.type === 'candidate') onCandidate(message.candidate);
      if (message.type === 'error') this.#waiting?.reject(new Error(message.detail));
    };
  }

  /** @returns Bob's answer */
  offer(sdp: string): Promise<string> {
    this.#waiting = Promise.withResolvers();
    this.#send({ type: 'offer', sdp });
    return this.#waiting.promise;
  }

  candidate(candidate: RTCIceCandidate | null): void {
    const {
      candidate: text = '',
      sdpMid,
      sdpMLineIndex,
      usernameFragment,
    } = candidate?.toJSON() ?? {};
    this.#send({
      type: 'candidate',
      candidate:
        candidate === null
          ? null
          : {
              candidate: text,
              sdpMid: sdpMid ?? null,
              sdpMLineIndex: sdpMLineIndex ?? null,
              usernameFragment: usernameFragment ?? null,
            },
    });
  }

  #send(message: SignalingMessage): void {
    this.#socket.send(JSON.stringify(message));
  }
}

/** Resolves when the page and Bob are connected. Stop closes connection and signaling. */
export async function connectBySocket(
  lab: LabApi,
  prepare: (near: RTCPeerConnection) => void,
): Promise<BobEnd> {
  const near = new RTCPeerConnection();
  const socket = new WebSocket(lab.url('/webrtc/signaling').replace(/^http/, 'ws'));
  const close = (): void => {
    near.close();
    socket.close();
  };
  lab.onStop(close);
  try {
    const queue = new CandidateQueue(near);
    const signaling = new BobSignaling(socket, (candidate) => queue.add(candidate));
    await signaling.opened;
    near.addEventListener('icecandidate', ({ candidate }) => signaling.candidate(candidate));
    const connected = untilConnected(lab, near);
    connected.catch(() => undefined);
    const negotiate = async (): Promise<void> => {
      await near.setLocalDescription();
      const sdp = await signaling.offer(near.localDescription?.sdp ?? '');
      await near.setRemoteDescription({ type: 'answer', sdp });
      queue.open();
    };
    prepare(near);
    await negotiate();
    await connected;
    return { near, negotiate };
  } catch (error) {
    close();
    throw error;
  }
}
