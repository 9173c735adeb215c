/** One side of a call: a peer connection with a data channel, driven by what comes from signaling. */
import type { SignalingMessage } from '@wireside/labs-server/wire/signaling-message.ts';
import { CallLog, type CallLogEntry } from './call-log.ts';
import { signaledCandidate } from './signaled-candidate.ts';

/** What of the connection is used; tests pass a fake one. */
export type Connection = Pick<
  RTCPeerConnection,
  | 'addEventListener'
  | 'addIceCandidate'
  | 'addTrack'
  | 'close'
  | 'connectionState'
  | 'createDataChannel'
  | 'iceGatheringState'
  | 'localDescription'
  | 'remoteDescription'
  | 'setLocalDescription'
  | 'setRemoteDescription'
>;

export interface CallEvents {
  /** To be signaled to the other side. */
  send(message: SignalingMessage): void;
  /** The data channel is open. */
  onOpen(): void;
  onText(text: string): void;
  onStream(stream: MediaStream): void;
  onState(state: RTCPeerConnectionState): void;
  /** Gathering began, and after some seconds there is no candidate. */
  onNoCandidate(): void;
  /** A call on the connection failed: in the browser's own words. */
  onError(sentence: string): void;
  onLog?(entry: CallLogEntry): void;
}

export interface CallOptions {
  /** False: a description is sent when it has all candidates (no trickle, RFC 8838). */
  readonly trickle: boolean;
  readonly stream: MediaStream | null;
  readonly nowMs: () => number;
  readonly after: (delayMs: number, callback: () => void) => void;
}

/** Where no interface is up, a browser gathers nothing, and never says so. */
export const noCandidateAfterMs = 2_000;

export class CallPeer {
  readonly log: CallLog;
  readonly #connection: Connection;
  readonly #events: CallEvents;
  readonly #options: CallOptions;
  #channel: RTCDataChannel | null = null;
  #candidates = 0;
  /** Some browsers tell the end twice: by a candidate without a line, and by null. */
  #toldEnd = false;
  #isWatched = false;
  #closed = false;
  /** Candidates that came before the description that they belong to. */
  #early: (RTCIceCandidateInit | null)[] = [];
  /** What comes is applied one after the other. */
  #work: Promise<void> = Promise.resolve();

  constructor(connection: Connection, events: CallEvents, options: CallOptions) {
    this.#connection = connection;
    this.#events = events;
    this.#options = options;
    this.log = new CallLog(options.nowMs, (entry) => events.onLog?.(entry));
    this.#listen();
  }

  /** Makes the offer. */
  call(): void {
    this.#then(async () => {
      this.log.tell('call', 'createDataChannel', 'chat');
      this.#use(this.#connection.createDataChannel('chat'));
      await this.#describe();
    });
  }

  receive(message: SignalingMessage): void {
    this.#then(() => this.#receive(message));
  }

  /** False while the channel is not open. */
  say(text: string): boolean {
    if (this.#channel?.readyState !== 'open') return false;
    this.#channel.send(text);
    return true;
  }

  close(): void {
    this.#closed = true;
    this.#connection.close();
  }

  #then(work: () => Promise<void>): void {
    this.#work = this.#work.then(async () => {
      if (this.#closed) return;
      try {
        await work();
      } catch (error) {
        if (!this.#closed) this.#events.onError(String(error));
      }
    });
  }

  async #receive(message: SignalingMessage): Promise<void> {
    if (message.type === 'candidate') return this.#addCandidate(message.candidate);
    if (message.type === 'bye') return;
    const { type } = message;
    await this.log.call('setRemoteDescription', type, () =>
      this.#connection.setRemoteDescription(message),
    );
    for (const candidate of this.#early.splice(0)) await this.#addCandidate(candidate);
    if (type === 'offer') await this.#describe();
  }

  async #addCandidate(candidate: RTCIceCandidateInit | null): Promise<void> {
    if (this.#connection.remoteDescription === null) return void this.#early.push(candidate);
    // Null: there are no more (WebRTC section 4.4.2).
    const { candidate: line = '' } = candidate ?? {};
    await this.log.call('addIceCandidate', line, () =>
      this.#connection.addIceCandidate(candidate ?? undefined),
    );
  }

  /** The offer, or the answer to the offer that is there: the browser knows which. */
  async #describe(): Promise<void> {
    const { stream } = this.#options;
    for (const track of stream?.getTracks() ?? []) {
      this.#connection.addTrack(track, ...(stream === null ? [] : [stream]));
    }
    await this.log.call('setLocalDescription', '', () => this.#connection.setLocalDescription());
    this.#watchGathering();
    if (this.#options.trickle || this.#connection.iceGatheringState === 'complete')
      this.#sendLocal();
  }

  #sendLocal(): void {
    const description = this.#connection.localDescription;
    if (description === null || this.#closed) return;
    const { type, sdp } = description;
    this.#events.send(type === 'rollback' ? { type } : { type, sdp });
  }

  #watchGathering(): void {
    if (this.#isWatched) return;
    this.#isWatched = true;
    this.#options.after(noCandidateAfterMs, () => {
      if (this.#candidates === 0 && !this.#closed) this.#events.onNoCandidate();
    });
  }

  #use(channel: RTCDataChannel): void {
    this.#channel = channel;
    channel.addEventListener('open', () => {
      this.log.tell('event', 'open', channel.label);
      this.#events.onOpen();
    });
    channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (typeof data === 'string') this.#events.onText(data);
    });
  }

  #listen(): void {
    const connection = this.#connection;
    connection.addEventListener('icecandidate', ({ candidate }) => {
      const signaled = signaledCandidate(candidate);
      this.log.tell('event', 'icecandidate', signaled?.candidate ?? 'null');
      if (signaled !== null) this.#candidates += 1;
      if (!this.#options.trickle || this.#closed || (signaled === null && this.#toldEnd)) return;
      this.#toldEnd = signaled === null;
      this.#events.send({ type: 'candidate', candidate: signaled });
    });
    connection.addEventListener('icegatheringstatechange', () => {
      const state = connection.iceGatheringState;
      this.log.tell('event', 'icegatheringstatechange', state);
      if (state === 'complete' && !this.#options.trickle) this.#sendLocal();
    });
    connection.addEventListener('datachannel', ({ channel }) => {
      this.log.tell('event', 'datachannel', channel.label);
      this.#use(channel);
    });
    connection.addEventListener('track', ({ streams: [stream] }) => {
      this.log.tell('event', 'track');
      if (stream !== undefined) this.#events.onStream(stream);
    });
    connection.addEventListener('connectionstatechange', () => {
      const state = connection.connectionState;
      this.log.tell('event', 'connectionstatechange', state);
      if (!this.#closed) this.#events.onState(state);
    });
  }
}
