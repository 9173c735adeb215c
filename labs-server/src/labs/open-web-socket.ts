/** An open WebSocket of `ws`, held to the bounds of the labs. */
import type { Socket } from 'node:net';
import type { RawData, WebSocket } from 'ws';
import type { Clock, UpgradedConnection } from './lab.ts';
import type { Guarded } from './frame-guard.ts';
import { serverFrame } from './server-frame.ts';
import {
  type BytesListener,
  closeCode,
  closeWithinMs,
  type LabWebSocket,
  maxBufferedBytes,
  type Message,
  tooSlow,
} from './web-socket.ts';

/** Of the server's frames: two bytes, and a length of 64 bits (RFC 6455 section 5.2). */
const mostHeaderBytes = 10;
/** Room for the longest Close frame: a control frame has at most 125 bytes of payload (section 5.5). */
const closeFrameBytes = 2 + 125;

const tooMany = 'too many messages within one second';

const openSocket = Symbol('open socket');

/** What `ws` gives to the listeners of its events. */
interface ListenedSocket extends WebSocket {
  [openSocket]: OpenWebSocket;
}

const openSocketOf = (socket: WebSocket): OpenWebSocket => (socket as ListenedSocket)[openSocket];

/** After a broken rule `ws` sends the Close frame by itself. */
function breakRule(this: WebSocket, { message }: Error): void {
  openSocketOf(this).ruleBroken(message);
}

function receive(this: WebSocket, data: RawData, isBinary: boolean): void {
  // `binaryType` is the default, and that is one Buffer.
  openSocketOf(this).receive(data as Buffer, !isBinary);
}

/**
 * Keeps nothing of the request, and has no closures of its own until it must end: there can be many, for long.
 */
export class OpenWebSocket implements LabWebSocket, Guarded {
  readonly #clock: Clock;
  readonly #connection: UpgradedConnection;
  readonly #socket: WebSocket;
  /** Where frames are written; null when `ws` makes them, because it may have to compress. */
  readonly #stream: Socket | null;
  #listener: BytesListener | null = null;
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
    Object.assign(socket, { [openSocket]: this }).on('error', breakRule);
  }

  get protocol(): string {
    return this.#socket.protocol;
  }

  get bufferedAmount(): number {
    // What `ws` holds back is what it has to compress.
    return this.#stream?.writableLength ?? this.#socket.bufferedAmount;
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

  onBytes(listener: BytesListener): void {
    if (this.#listener === null) this.#socket.on('message', receive);
    this.#listener = listener;
  }

  onClose(listener: (code: number, reason: string) => void): void {
    this.#socket.once('close', (code, reason) => listener(code, reason.toString()));
  }

  /** A message has come. */
  receive(bytes: Uint8Array, isText: boolean): void {
    if (this.#isClosing) return;
    if (this.#connection.countMessage()) this.#listener?.(bytes, isText, this);
    else this.close(closeCode.policyViolation, tooMany);
  }

  ruleBroken(rule: string): void {
    this.#resetSoon(`The client broke a rule of RFC 6455. ${rule}`);
  }

  /** `ws` would write head and payload apart; the tap tells writes as one, and would have to join them again. */
  #sendMessage(payload: Uint8Array, isText: boolean): boolean {
    if (this.#stream !== null) return this.sendFrame(serverFrame(payload, isText));
    if (!this.#maySend(mostHeaderBytes + payload.length)) return false;
    this.#socket.send(payload, { binary: !isText });
    return true;
  }

  #maySend(frameBytes: number): boolean {
    if (this.#socket.readyState !== this.#socket.OPEN) return false;
    if (this.bufferedAmount + frameBytes <= maxBufferedBytes - closeFrameBytes) return true;
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
