/** Bob: the second peer of a call, in the lab server. Labs get one from their context, and signal with it as they like. */
import type { IncomingMessage } from 'node:http';
import type { PeerStatus } from '../../wire/peer-status.ts';
import type { SignaledCandidate } from '../../wire/signaling-message.ts';

export type PeerErrorCode =
  | 'description-too-large'
  | 'description-malformed'
  | 'description-refused'
  | 'wrong-state'
  | 'call-over';

/** Why Bob cannot do what he was asked; the message names the remedy. */
export class PeerError extends Error {
  override readonly name = 'PeerError';
  readonly code: PeerErrorCode;

  constructor(code: PeerErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** A candidate that Bob does not send checks to, and why: one sentence. */
export interface RefusedCandidate {
  readonly candidate: string;
  readonly reason: string;
}

export interface PeerEvents {
  /** A candidate of Bob's; null after the last one. */
  candidate(candidate: SignaledCandidate | null): void;
  refused(candidate: RefusedCandidate): void;
  /** The state of the connection, in the words of `RTCPeerConnectionState`. */
  state(state: 'new' | 'connecting' | 'connected' | 'disconnected' | 'failed' | 'closed'): void;
  /** The call begins to close, and why: one sentence. Told once. */
  over(reason: string): void;
}

/** One call with Bob. His data channels echo; video that he receives is counted and sent back. */
export interface LabPeer {
  /**
   * Applies an offer and answers it; a later one renegotiates. With `trickle: false` the answer has all candidates.
   * Rejects with a `PeerError` when the description cannot be applied.
   */
  answer(offerSdp: string, options?: { readonly trickle?: boolean }): Promise<string>;
  /** Bob calls: his offer has a data channel, and with `video` the picture of a lab camera. */
  offer(options?: { readonly video?: boolean; readonly trickle?: boolean }): Promise<string>;
  /** Applies the answer to Bob's offer. */
  acceptAnswer(answerSdp: string): Promise<void>;
  /**
   * A candidate of the other side; null: that was the last. One that is refused is told by `refused`. Resolves at once where
   * a name is looked up first.
   */
  addCandidate(candidate: SignaledCandidate | null): Promise<void>;
  /** What came so far, and what Bob did with it. */
  readonly status: PeerStatus;
  /** Idempotent. */
  close(): void;
}

export interface PeerOptions {
  /** False: media are counted, and do not go back. Default true. */
  readonly sendsBack?: boolean;
}

/** A message of a data channel that went through a pair. */
export interface Overheard {
  readonly label: string;
  /** Null for binary. */
  readonly text: string | null;
  readonly byteLength: number;
}

/** Two calls that are one: what comes on either goes on by the other, and with either both are over. */
export interface PeerPair {
  readonly first: LabPeer;
  readonly second: LabPeer;
}

export interface PairEvents {
  /** `from`: on which of the two calls it came. */
  overheard(from: 'first' | 'second', message: Overheard): void;
  /** Both begin to close, and why: one sentence. Told once. */
  over(reason: string): void;
}

/** What a lab has Bob by. */
export interface LabPeers {
  /**
   * Bob for the caller of `request`, whose session and run his datagrams belong to; closed when the session ends. Null:
   * the session has as many calls as it may.
   */
  create(
    request: IncomingMessage,
    events: Partial<PeerEvents>,
    options?: PeerOptions,
  ): LabPeer | null;
  /**
   * Somebody between two others: `first` answers the one, whereupon `second` offers the same to the other. Null: the session
   * has no room for two more calls.
   */
  createPair(request: IncomingMessage, events: PairEvents): PeerPair | null;
  /** The open calls of the caller's session, whichever lab made them: the eldest first. */
  statusOf(request: IncomingMessage): readonly PeerStatus[];
}
