/** A WebSocket as a lab has it: everything that a client can make grow has a bound. */

/** A message is text or binary (RFC 6455 section 5.6). */
export type Message = string | Uint8Array;

/** Gets its socket, too, so that all sockets can have the same. */
export type BytesListener = (bytes: Uint8Array, isText: boolean, socket: LabWebSocket) => void;

/** One open connection. */
export interface LabWebSocket {
  /** The sub-protocol that was chosen; empty when none was. */
  readonly protocol: string;
  /** Bytes that wait for the client to read. */
  readonly bufferedAmount: number;
  /** False when the client does not read what waits already: the connection is closed with 1013 then. */
  send(message: Message): boolean;
  /** As `send`, for a text message of which the UTF-8 is there already. */
  sendText(utf8: Uint8Array): boolean;
  /**
   * As `send`, for a message that many get: its frame, made once by `serverFrame`.
   * @throws Error where messages may be compressed: there each connection needs a frame of its own
   */
  sendFrame(frame: Uint8Array): boolean;
  ping(data?: string): void;
  close(code: number, reason: string): void;
  /** Stops to read: what the client sends waits in the buffers of both sides, until `resume`. */
  pause(): void;
  resume(): void;
  /** There is one listener, of this or `onBytes`. */
  onMessage(listener: (message: Message) => void): void;
  /** As `onMessage`, for a lab that does not look into messages: a text message comes as its UTF-8. */
  onBytes(listener: BytesListener): void;
  /** Called once, when the connection is gone; `code` is 1006 when no Close frame came (RFC 6455 section 7.1.5). */
  onClose(listener: (code: number, reason: string) => void): void;
}

/** Most bytes that wait for a client which does not read. */
export const maxBufferedBytes = 1024 * 1024;
/** How long a client has for its part of the closing handshake before the connection is reset. */
export const closeWithinMs = 2_000;

/** RFC 6455 section 7.4.1, and the registry of section 11.7 for 1013. */
export const closeCode = {
  normal: 1000,
  policyViolation: 1008,
  internalError: 1011,
  tryAgainLater: 1013,
} as const;

export const tooSlow = 'the reader was too slow: more than 1 MB waited for it';
