/** One RTSP session (RFC 2326 sections 3.4 and A.2): its state, and the media that flows while it plays or records. */
import type { Clock } from '../lab.ts';
import type { FrameSender } from './frame-sender.ts';
import type { JpegAssembly } from '../../../wire/rtp-jpeg/jpeg-assembly.ts';
import type { LiveStream, PlaceOwner, Publication } from './live-stream.ts';
import { readRtpPacket } from '../../../wire/rtp-jpeg/rtp-packet.ts';
import { nextState, type SessionState, type StateMethod } from './session-state.ts';
import type { Mode } from './transport.ts';

/** RFC 2326 section 12.37: a client that says nothing for so long is gone. */
export const sessionTimeoutSeconds = 60;

export interface RtspSessionOptions {
  readonly id: string;
  /** Of the URL, without the control part: requests for another one are refused. */
  readonly path: string;
  readonly mode: Mode;
  /** Whose wire view shows it; `null` for nobody's. */
  readonly owner: PlaceOwner | null;
  /** What the client calls itself; `null` where it does not say. */
  readonly userAgent: string | null;
  readonly clock: Clock;
  /** Its packets go through the connection of its requests, and end with it. */
  readonly isInterleaved: boolean;
  readonly sender: FrameSender;
}

/** Media that flowed since SETUP, in the direction of the session's mode. */
export interface MediaCounts {
  readonly packets: number;
  readonly frames: number;
  /** Left out for a slow reader, or incomplete. */
  readonly droppedFrames: number;
}

export class RtspSession {
  readonly #options: RtspSessionOptions;
  #state: SessionState = 'Ready';
  #cancelTimeout: () => void;
  #stopWatching: (() => void) | null = null;
  #recording: { readonly publication: Publication; readonly assembly: JpegAssembly } | null = null;
  #ended = false;
  readonly #whenEnded: (() => void)[] = [];
  #received: MediaCounts = { packets: 0, frames: 0, droppedFrames: 0 };

  constructor(options: RtspSessionOptions) {
    this.#options = options;
    this.#cancelTimeout = this.#awaitTimeout();
  }

  get id(): string {
    return this.#options.id;
  }

  get path(): string {
    return this.#options.path;
  }

  get mode(): Mode {
    return this.#options.mode;
  }

  get state(): SessionState {
    return this.#state;
  }

  get sender(): FrameSender {
    return this.#options.sender;
  }

  get owner(): PlaceOwner | null {
    return this.#options.owner;
  }

  get userAgent(): string | null {
    return this.#options.userAgent;
  }

  get isInterleaved(): boolean {
    return this.#options.isInterleaved;
  }

  get media(): MediaCounts {
    const { mode, sender } = this.#options;
    if (mode === 'RECORD') return this.#received;
    const { sentPackets: packets, sentFrames: frames, droppedFrames } = sender;
    return { packets, frames, droppedFrames };
  }

  /** Calls `callback` once, however the session ends. */
  whenEnded(callback: () => void): void {
    this.#whenEnded.push(callback);
  }

  /** The client showed that it is there, by a request or by RTCP. */
  touch(): void {
    if (this.#ended) return;
    this.#cancelTimeout();
    this.#cancelTimeout = this.#awaitTimeout();
  }

  /** @returns false where the method is not valid in this state; the state is the same then */
  enter(method: StateMethod): boolean {
    const next = nextState(this.#state, method);
    if (next === null) return false;
    this.#state = next;
    return true;
  }

  /** Frames flow from now on. */
  play(stream: LiveStream): void {
    this.#stopWatching ??= stream.watch(
      (frame) => this.#options.sender.send(frame),
      () => this.end(),
    );
  }

  /** What comes from now on is published. */
  record(publication: Publication, assembly: JpegAssembly): void {
    this.#recording = { publication, assembly };
  }

  pause(): void {
    this.#stopWatching?.();
    this.#stopWatching = null;
    this.#options.sender.pause();
    this.#recording?.publication.end();
    this.#recording = null;
  }

  /** A packet of the media that the client sends. */
  takeRtp(bytes: Uint8Array): void {
    const recording = this.#recording;
    const packet = recording === null ? null : readRtpPacket(bytes);
    if (recording === null || packet === null) return;
    this.touch();
    recording.assembly.take(packet);
    const { finishedFrames: frames, droppedFrames } = recording.assembly;
    this.#received = { packets: this.#received.packets + 1, frames, droppedFrames };
  }

  /** Idempotent. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.pause();
    this.#options.sender.end();
    this.#cancelTimeout();
    for (const callback of this.#whenEnded) callback();
  }

  /** While media flows through it, an open connection says enough. */
  #awaitTimeout(): () => void {
    const { clock, isInterleaved } = this.#options;
    return clock.after(sessionTimeoutSeconds * 1000, () => {
      const flows = this.#state === 'Playing' || this.#state === 'Recording';
      if (isInterleaved && flows) this.touch();
      else this.end();
    });
  }
}
