/** A WebSocket that a lab accepts: real `ws`, with a bound on everything that a client can make grow. */
import type { WebSocket } from 'ws';
import { WebSocketServer } from 'ws';
import { guardFrames, type Guarded } from './frame-guard.ts';
import type { Clock, LabContext, UpgradedConnection } from './lab.ts';
import type { Upgrade } from './upgrade.ts';

export interface WebSocketRules {
  /** The sub-protocol to choose of those that the client offers, in its order; null chooses none. Default: none. */
  readonly chooseProtocol?: (offered: readonly string[]) => string | null;
  /** Accept permessage-deflate where it is offered (RFC 7692). Default false. */
  readonly deflate?: boolean;
}

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

/** Longest message that a lab reads; a longer one is answered with 1009. */
export const maxMessageBytes = 1024 * 1024;
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

const chosen = new WeakMap<object, string>();
/** What all our WebSockets have in common. */
export const webSocketServerOptions = {
  noServer: true,
  clientTracking: false,
  maxPayload: maxMessageBytes,
} as const;

const serverOptions = {
  ...webSocketServerOptions,
  // The sub-protocol is chosen by the rules of each endpoint.
  handleProtocols: (_offered: Set<string>, request: object) => chosen.get(request) ?? false,
} as const;

const servers = {
  plain: new WebSocketServer({ ...serverOptions, perMessageDeflate: false }),
  // Small messages too: a learner compares sizes. Nothing is compressed but in this lesson.
  deflate: new WebSocketServer({
    ...serverOptions,
    perMessageDeflate: { threshold: 0, concurrencyLimit: 4 },
  }),
} as const;

/** RFC 6455 section 4.2.2, or the answer of `ws` that says what is wrong with the handshake. */
export function acceptWebSocket(
  context: LabContext,
  upgrade: Upgrade,
  rules: WebSocketRules,
  onOpen: (socket: LabWebSocket) => void,
): void {
  if (!context.holdUpgrade(upgrade)) return;
  const { request, socket, head } = upgrade;
  const connection = context.upgradedConnection(request);
  const offered = (request.headers['sec-websocket-protocol'] ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const protocol = rules.chooseProtocol?.(offered) ?? null;
  if (protocol !== null) chosen.set(request, protocol);
  const server = rules.deflate === true ? servers.deflate : servers.plain;
  server.handleUpgrade(request, socket, head, (opened) => {
    const webSocket = new OpenWebSocket(context.clock, connection, opened);
    guardFrames(socket, opened.extensions !== '', webSocket);
    onOpen(webSocket);
  });
}

/** Keeps nothing of the request: there can be many, for long. */
class OpenWebSocket implements LabWebSocket, Guarded {
  readonly #clock: Clock;
  readonly #connection: UpgradedConnection;
  readonly #socket: WebSocket;
  #isClosing = false;
  #isResetting = false;

  constructor(clock: Clock, connection: UpgradedConnection, socket: WebSocket) {
    this.#clock = clock;
    this.#connection = connection;
    this.#socket = socket;
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
      : this.#sendBytes(message, true);
  }

  sendText(utf8: Uint8Array): boolean {
    return this.#sendBytes(utf8, false);
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

  #sendBytes(bytes: Uint8Array, binary: boolean): boolean {
    if (this.#socket.readyState !== this.#socket.OPEN) return false;
    const frameBytes = mostHeaderBytes + bytes.length;
    if (this.#socket.bufferedAmount + frameBytes > maxBufferedBytes - closeFrameBytes) {
      this.close(closeCode.tryAgainLater, tooSlow);
      return false;
    }
    this.#socket.send(bytes, { binary });
    return true;
  }

  ruleBroken(rule: string): void {
    this.#resetSoon(`The client broke a rule of RFC 6455. ${rule}`);
  }

  /** "A client is expected to wait for the server to close": one that does not even read is not waited for. */
  #resetSoon(reason: string): void {
    if (this.#isResetting) return;
    this.#isResetting = true;
    const cancel = this.#clock.after(closeWithinMs, () => this.#connection.cut('rst', reason));
    this.#socket.once('close', cancel);
  }
}
