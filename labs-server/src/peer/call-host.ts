/** What a call with Bob needs of the server: whose it is, and where its bytes are told. */
import type { CloseCause, Direction, Endpoint } from '../../wire/record.ts';

export interface Decrypted {
  readonly direction: Direction;
  /** `sctp`: one packet of SCTP. `rtp`, `rtcp`: one packet (compound, for RTCP), with its header. */
  readonly protocol: 'sctp' | 'rtp' | 'rtcp';
  /** Where the ciphertext begins among the payloads of its direction: a record of DTLS with its header, a packet of SRTP. */
  readonly streamOffset: number;
  /** Length of the ciphertext: with header, explicit nonce and authentication tag. */
  readonly byteLength: number;
  readonly plaintext: Uint8Array;
}

/** Datagrams between one of Bob's ports and one of a peer's, as the wire view is told of them. */
export interface FlowWitness {
  /** One datagram; `payload` is copied. */
  tell(direction: Direction, payload: Uint8Array): void;
  /** What a part of the datagrams said, told right after the datagram; the bytes are copied. */
  tellDecrypted(decrypted: Decrypted): void;
  close(cause: CloseCause, reason: string): void;
}

export interface CallHost {
  /** The id of the session to which the call belongs. */
  readonly session: string;
  readonly run: number;
  /** The address from which the other side signals, as its socket names it; null when it is gone already. */
  readonly signaledFrom: string | null;
  /** Null when the session has more connections than it may. */
  openFlow(local: Endpoint, remote: Endpoint): FlowWitness | null;
  /** Counts bytes of a datagram; false when the session has more within a second than it may. */
  spend(byteLength: number): boolean;
  /** Tells the page that a limit was reached: one sentence, and a remedy. */
  tellLimit(code: string, detail: string): void;
  /** Calls `callback` once when the session ends, unless the returned function is called before. */
  whenSessionEnds(callback: () => void): () => void;
}
