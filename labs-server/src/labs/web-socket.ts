/** A WebSocket that a lab accepts: real `ws`, with a bound on everything that a client can make grow. */
import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import { guardFrames, type Guarded } from './frame-guard.ts';
import type { Clock, LabContext, UpgradedConnection } from './lab.ts';
import { serverFrame } from './server-frame.ts';
import type { Upgrade } from './upgrade.ts';
import { handshake, type WebSocketRules } from './web-socket-servers.ts';

/** A message is text or binary (RFC 6455 section 5.6). */
export type Message = string | Uint8Array;

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
  onMessage(listener: (message: Message) => void): void;
  /** As `onMessage`, for a lab that does not look into messages: a text message comes as its UTF-8. */
  onBytes(listener: (bytes: Uint8Array, isText: boolean) => void): void;
  /** Called once, when the connection is gone; `code` is 1006 when no Close frame came (RFC 6455 section 7.1.5). */
  onClose(listener: (code: number, reason: string) => void): void;
}

/** Most bytes that wait for a client which does not read. */
export const maxBufferedBytes = 1024 * 1024;
/** Of the server's frames: two bytes, and a length of 64 bits (RFC 6455 section 5.2). */
const mostHeaderBytes = 10;
/** Room for the longest Close frame: a control frame has at most 125 bytes of payload (section 5.5). */
const closeFrameBytes = 2 + 125;
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
const tooMany = 'too many messages within one second';

/** RFC 6455 section 4.2.2, or the answer of `ws` that says what is wrong with the handshake. */
export function acceptWebSocket(
  context: LabContext,
  upgrade: Upgrade,
  rules: WebSocketRules,
  onOpen: (socket: LabWebSocket) => void,
): void {
  if (!context.holdUpgrade(upgrade)) return;
  const { request, socket } = upgrade;
  const connection = context.upgradedConnection(request);
  // With permessage-deflate `ws` writes the frames: it may have to compress.
  const stream = rules.deflate === true ? null : socket;
  handshake(upgrade, rules, (opened) => {
    const webSocket = new OpenWebSocket(context.clock, connection, opened, stream);
    guardFrames(socket, opened.extensions !== '', webSocket);
    onOpen(webSocket);
  });
}

/** Keeps nothing of the request: there can be many, for long. */
class OpenWebSocket implements LabWebSocket, Guarded {
  readonly #clock: Clock;
  readonly #connection: UpgradedConnection;
  readonly #socket: WebSocket;
  /** Where frames are written; null when `ws` makes them, because it may have to compress. */
  readonly #stream: Socket | null;
  #isClosing = false;
  #isResetting = false;

  constructor(
    clock: Clock,
    connection: UpgradedConnection,
    socket: WebSocket,
    stream: Socket | null,
  ) {
    this.#clock = clock;
    this.#connection = connection;
    this.#socket = socket;
    this.#stream = stream;
    // After a broken rule `ws` sends the Close frame by itself; the event only needs a listener.
    socket.on('error', ({ message }) => this.ruleBroken(message));
  }

  get protocol(): string {
    return this.#socket.protocol;
  }

  get bufferedAmount(): number {
    return this.#socket.bufferedAmount;
  }

  send(message: Message): boolean {
    return typeof message === 'string'
      ? this.sendText(Buffer.from(message))
      : this.#sendMessage(message, false);
  }

  sendText(utf8: Uint8Array): boolean {
    return this.#sendMessage(utf8, true);
  }

  sendFrame(frame: Uint8Array): boolean {
    if (this.#stream === null) throw new Error('messages of this endpoint may be compressed');
    if (!this.#maySend(frame.length)) return false;
    this.#stream.write(frame);
    return true;
  }

  ping(data = ''): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.ping(data);
  }

  close(code: number, reason: string): void {
    this.#isClosing = true;
    this.#socket.close(code, reason);
    this.#resetSoon(`The lab closed with ${code} (${reason}), and the client did not answer.`);
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  onMessage(listener: (message: Message) => void): void {
    this.onBytes((bytes, isText) => listener(isText ? Buffer.from(bytes).toString() : bytes));
  }

  onBytes(listener: (bytes: Uint8Array, isText: boolean) => void): void {
    this.#socket.on('message', (data, isBinary) => {
      if (this.#isClosing) return;
      // `binaryType` is the default, and that is one Buffer.
      if (this.#connection.countMessage()) listener(data as Buffer, !isBinary);
      else this.close(closeCode.policyViolation, tooMany);
    });
  }

  onClose(listener: (code: number, reason: string) => void): void {
    this.#socket.once('close', (code, reason) => listener(code, reason.toString()));
  }

  /** `ws` would write head and payload apart; the tap tells writes as one, and would have to join them again. */
  #sendMessage(payload: Uint8Array, isText: boolean): boolean {
    if (this.#stream !== null) return this.sendFrame(serverFrame(payload, isText));
    if (!this.#maySend(mostHeaderBytes + payload.length)) return false;
    this.#socket.send(payload, { binary: !isText });
    return true;
  }

  ruleBroken(rule: string): void {
    this.#resetSoon(`The client broke a rule of RFC 6455. ${rule}`);
  }

  #maySend(frameBytes: number): boolean {
    if (this.#socket.readyState !== this.#socket.OPEN) return false;
    if (this.#socket.bufferedAmount + frameBytes <= maxBufferedBytes - closeFrameBytes) return true;
    this.close(closeCode.tryAgainLater, tooSlow);
    return false;
  }

  /** "A client is expected to wait for the server to close": one that does not even read is not waited for. */
  #resetSoon(reason: string): void {
    if (this.#isResetting) return;
    this.#isResetting = true;
    const cancel = this.#clock.after(closeWithinMs, () => this.#connection.cut('rst', reason));
    this.#socket.once('close', cancel);
  }
}
