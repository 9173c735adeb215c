/**
 * What the tap saw, record by record. A record's boundaries are those of one read() or write() of the socket;
 * they are not TCP segments.
 */

/** Which of our listeners accepted the connection; `peer` is a port of the lab's own WebRTC peer. */
export type ListenerName = 'lab-a' | 'lab-b' | 'upstream' | 'rtsp' | 'stun' | 'peer';

/** `client-to-server` is what the accepted socket read, `server-to-client` what it wrote. */
export type Direction = 'client-to-server' | 'server-to-client';

/** One end of a connection. */
export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

interface RecordBase {
  /** Position in the session's log: 1, 2, 3 ... without gaps at the server; a jump is a gap. */
  readonly sequence: number;
  /** Microseconds of the server's monotonic clock. */
  readonly timeUs: number;
  /** Number of the connection, unique in the server process. */
  readonly connection: number;
  /** The run (one press of Run) to which the record belongs; 0 when none. */
  readonly run: number;
}

/** A connection was accepted, and is now known to belong to this session. */
export interface OpenRecord extends RecordBase {
  readonly kind: 'open';
  readonly listener: ListenerName;
  readonly transport: 'tcp' | 'udp';
  /** True when the bytes shown were inside TLS. */
  readonly insideTls: boolean;
  readonly local: Endpoint;
  readonly remote: Endpoint;
  /** On the second hop of the intermediary: the number of the first hop's connection. */
  readonly hopOf: number | null;
}

/** Bytes that one read() returned or one write() sent. */
export interface DataRecord extends RecordBase {
  readonly kind: 'data';
  readonly direction: Direction;
  /** Offset of the first byte in its direction's stream, in bytes. */
  readonly streamOffset: number;
  /** How many bytes crossed the socket; `head` and `tail` may hold fewer. */
  readonly byteLength: number;
  readonly head: Uint8Array;
  /** Empty unless the middle was left out: then `head.length + tail.length < byteLength`. */
  readonly tail: Uint8Array;
}

/** Who ended the connection: an orderly FIN, a reset, or the lab itself (with the reason). */
export type CloseCause = 'fin' | 'rst' | 'lab';

export interface CloseRecord extends RecordBase {
  readonly kind: 'close';
  readonly cause: CloseCause;
  /** One sentence for the learner; empty when the cause says all. */
  readonly reason: string;
}

/**
 * What the lab's own end of an encrypted connection took out of a datagram, or put into it: marked, and never evidence.
 * It comes after the data record that carried it encrypted.
 */
export interface DecryptedRecord extends RecordBase {
  readonly kind: 'decrypted';
  readonly direction: Direction;
  readonly protocol: DecryptedProtocol;
  /** Where the encrypted bytes begin in their direction's stream, and how many they are. */
  readonly streamOffset: number;
  readonly byteLength: number;
  /** What was decrypted, or was to be encrypted: always whole. */
  readonly head: Uint8Array;
}

/** A packet of SCTP (RFC 8261), of RTP, or a compound packet of RTCP (RFC 3711). */
export type DecryptedProtocol = 'sctp' | 'rtp' | 'rtcp';

/**
 * Something that the page saw between two of its documents, or behind encryption (postMessage, decrypted data): shown
 * on lanes of its own, never evidence. Its `connection` is 0, and its `sequence` counts the page's own records.
 */
export interface PageRecord extends RecordBase {
  readonly kind: 'page';
  /** What carried it: `postMessage`, `MessagePort`, `BroadcastChannel`. */
  readonly lane: string;
  /** Who sent it and who got it, as their lanes are called: `document A`. */
  readonly from: string;
  readonly to: string;
  /** What happened, in a few words: `message event, accepted`. */
  readonly label: string;
  /** What is known about it, in order: `['event.origin', 'http://127.0.0.1:4601']`. */
  readonly facts: readonly PageFact[];
  /** The data as UTF-8 text or as bytes; its beginning, where it was longer. */
  readonly head: Uint8Array;
}

/** A name in the terms of the standard, and a value. */
export type PageFact = readonly [name: string, value: string];

export type WireRecord = OpenRecord | DataRecord | CloseRecord | DecryptedRecord | PageRecord;
