/**
 * Both directions of one connection, decoded as the bytes come in. The only module that knows several formats:
 * it decides which format comes next, and keeps the map from every derived layer back to the raw bytes.
 */
import type { DecodeError } from '../field/decode-result.ts';
import type { ByteRange, Field } from '../field/field.ts';
import type { DecryptedProtocol, Direction } from '../record.ts';

/** The formats that a unit can have; also the hue in which it is drawn. */
export type FormatId =
  | 'http1'
  | 'chunked'
  | 'event-stream'
  | 'multipart'
  | 'jpeg'
  | 'websocket'
  | 'engine-io'
  | 'socket-io'
  | 'rtsp'
  | 'rtp'
  | 'rtcp'
  | 'stun'
  | 'turn'
  | 'sdp'
  | 'dtls'
  | 'sctp'
  | 'sip'
  | 'raw';

/** A unit of one format: a message head, a chunk, an event, a stretch of body, a frame, a message. */
export interface Unit {
  /** Position in `units`. Never changes; a unit that was incomplete is replaced under the same id. */
  readonly id: number;
  readonly direction: Direction;
  readonly format: FormatId;
  readonly kind:
    | 'request-head'
    | 'response-head'
    | 'body'
    | 'chunk'
    | 'last-chunk'
    | 'event'
    | 'comment'
    | 'frame'
    /** What a control frame carries, or a message that is compressed. */
    | 'application-data'
    | 'message'
    | 'packet'
    /** A record of DTLS. */
    | 'record'
    | 'preamble'
    | 'part'
    | 'close-delimiter'
    | 'epilogue'
    /** A marker of a JPEG image with what it says. */
    | 'segment'
    | 'entropy-coded-data'
    /** A session description. */
    | 'description'
    | 'undecoded';
  /** What the ladder's chip says: `GET /events`, `200 OK`, `chunk 0x20`, `event 2`, `text 5 B`. At most 60 characters. */
  readonly title: string;
  /** Key of the layer in which `range` and the fields' ranges are. */
  readonly layer: number;
  readonly range: ByteRange;
  readonly fields: readonly Field[];
  readonly state: 'complete' | 'incomplete' | 'malformed';
  readonly error: DecodeError | null;
  /** Which request and response of the connection it belongs to, from 0. */
  readonly exchange: number;
}

/**
 * What the end of a direction leaves unfinished: bytes are missing, and often none is there that could carry the error.
 * A part of a message that is there carries it as a unit, too.
 */
export interface Fault {
  readonly direction: Direction;
  readonly exchange: number;
  /** Its range is empty, in the raw stream, where the missing bytes should have begun. */
  readonly error: DecodeError;
}

/** A layer of bytes: the raw stream of one direction, or one derived from it. */
export interface ConversationLayer {
  readonly key: number;
  readonly direction: Direction;
  /** `stream` for the raw layer, else what it holds: `chunked body`, `body`, `message`, `inflated message`. */
  readonly name: string;
  /** Null for the raw layer. */
  readonly parent: number | null;
  readonly byteLength: number;
  /** The bytes of `range`; bytes that a gap swallowed read as zero. */
  slice(range: ByteRange): Uint8Array;
  /**
   * Where `range` lies in the raw stream: one event can lie in three chunks. In order, never overlapping. Of an inflated
   * layer every byte comes from the whole message.
   */
  toRaw(range: ByteRange): readonly ByteRange[];
}

export interface Conversation {
  /** Appends what one read() or write() carried. `bytes` is copied. */
  append(direction: Direction, bytes: Uint8Array): void;
  /**
   * `byteLength` bytes crossed the socket and were not kept. Decoding goes on where it safely can: within a length that is
   * known, at the next event, at the next start line. The field of what stays undecoded until then says why.
   */
  skip(direction: Direction, byteLength: number): void;
  /**
   * What the bytes in `encrypted`, a range of the raw stream, are when decrypted. They were appended before; what was not
   * is left out. `plaintext` is copied.
   */
  decrypted(
    direction: Direction,
    protocol: DecryptedProtocol,
    encrypted: ByteRange,
    plaintext: Uint8Array,
  ): void;
  /** The read() or write() whose bytes were appended is over. Of a flow of datagrams, it was one datagram. */
  endRecord(direction: Direction): void;
  /** The direction was closed: formats that are delimited by close are now complete. */
  end(direction: Direction): void;
  readonly units: readonly Unit[];
  /** In the order in which the directions ended: at most one for each. */
  readonly faults: readonly Fault[];
  readonly layers: ReadonlyMap<number, ConversationLayer>;
  /** Units that have at least one byte in the raw range, from the outermost layer to the innermost. */
  unitsAt(direction: Direction, rawRange: ByteRange): readonly Unit[];
}
