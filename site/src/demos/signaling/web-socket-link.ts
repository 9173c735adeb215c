/** WebSocket: both directions on one connection; coming back after a loss is the page's own work. */
import type { RoomEntry } from '@wireside/labs-server/wire/signaling-room.ts';
import type { SignalingMessage } from '@wireside/labs-server/wire/signaling-message.ts';
import { problemText } from '../problem-text.ts';
import { LinkPatience } from './link-patience.ts';
import { messagesLost } from './long-polling-link.ts';
import type {
  LinkListener,
  LinkWorld,
  OpenLink,
  RoomAddress,
  SignalingLink,
} from './signaling-link.ts';

/** RFC 6455 section 7.4.1. */
const normalClosure = 1000;

export const openWebSocketLink: OpenLink = (address, listener, world) =>
  new WebSocketLink(address, listener, world);

class WebSocketLink implements SignalingLink {
  readonly #address: RoomAddress;
  readonly #listener: LinkListener;
  readonly #world: LinkWorld;
  readonly #patience: LinkPatience;
  readonly #waiting: SignalingMessage[] = [];
  #since: number;
  #socket: WebSocket;

  constructor(address: RoomAddress, listener: LinkListener, world: LinkWorld) {
    this.#address = address;
    this.#listener = listener;
    this.#world = world;
    this.#patience = new LinkPatience(listener, world);
    this.#since = address.since;
    this.#socket = this.#open();
  }

  send(message: SignalingMessage): void {
    this.#waiting.push(message);
    this.#flush();
  }

  leave(reason: string): void {
    if (this.#patience.over) return;
    this.#patience.end(null);
    if (this.#socket.readyState === WebSocket.OPEN) {
      this.#socket.send(JSON.stringify({ type: 'bye', reason }));
    }
    this.#socket.close(normalClosure);
  }

  #open(): WebSocket {
    const url = this.#address.url('/socket', { since: this.#since });
    const socket = this.#world.openWebSocket(url.replace(/^http/, 'ws'));
    let opened = false;
    socket.addEventListener('open', () => {
      opened = true;
      this.#patience.reached();
      this.#flush();
    });
    socket.addEventListener('message', ({ data }: MessageEvent<string>) => this.#take(data));
    socket.addEventListener('close', ({ code, reason }) => {
      if (code === normalClosure) this.#patience.end(reason === '' ? closedByServer : reason);
      else if (opened) this.#comeBack();
      else void this.#askWhy();
    });
    return socket;
  }

  #comeBack(): void {
    this.#patience.retry(() => (this.#socket = this.#open()));
  }

  /** A refused handshake tells script nothing (1006): another request does. */
  async #askWhy(): Promise<void> {
    try {
      const url = this.#address.url('/next', { since: this.#since, holdMs: 100 });
      const response = await this.#world.fetch(url, { cache: 'no-store' });
      if (response.ok) this.#comeBack();
      else this.#patience.end(await problemText(response));
    } catch {
      this.#comeBack();
    }
  }

  #take(data: string): void {
    if (this.#patience.over) return;
    const told = JSON.parse(data) as RoomEntry | { problem: { detail: string } } | { reset: true };
    if ('reset' in told) return this.#patience.end(messagesLost);
    if ('problem' in told) return this.#listener.onProblem(told.problem.detail);
    this.#since = told.id;
    this.#listener.onEntry(told);
  }

  #flush(): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    for (const message of this.#waiting.splice(0)) this.#socket.send(JSON.stringify(message));
  }
}

const closedByServer = 'The signaling server closed the connection. Call again.';
