/** What a peer says by `POST /messages`, one after the other, so that the order is kept. */
import type { SignalingMessage } from '@wireside/labs-server/wire/signaling-message.ts';
import { problemText } from '../problem-text.ts';
import type { LinkListener, LinkWorld, RoomAddress } from './signaling-link.ts';
import type { LinkPatience } from './link-patience.ts';

export class MessagePosts {
  readonly #address: RoomAddress;
  readonly #listener: LinkListener;
  readonly #world: LinkWorld;
  readonly #patience: LinkPatience;
  readonly #waiting: SignalingMessage[] = [];
  #posting = false;

  constructor(
    address: RoomAddress,
    listener: LinkListener,
    world: LinkWorld,
    patience: LinkPatience,
  ) {
    this.#address = address;
    this.#listener = listener;
    this.#world = world;
    this.#patience = patience;
  }

  send(message: SignalingMessage): void {
    this.#waiting.push(message);
    if (!this.#posting) void this.#postAll();
  }

  /** At once, and also while the page is being closed. */
  leave(reason: string): void {
    this.#waiting.length = 0;
    this.#post({ type: 'bye', reason }, { keepalive: true }).catch(() => {});
  }

  async #postAll(): Promise<void> {
    this.#posting = true;
    for (let [next] = this.#waiting; next !== undefined; [next] = this.#waiting) {
      try {
        const response = await this.#post(next);
        if (!response.ok) this.#listener.onProblem(await problemText(response));
        this.#waiting.shift();
      } catch {
        this.#posting = false;
        this.#patience.retry(() => {
          if (!this.#posting) void this.#postAll();
        });
        return;
      }
    }
    this.#posting = false;
  }

  #post(message: SignalingMessage, init: RequestInit = {}): Promise<Response> {
    const url = this.#address.url('/messages');
    const body = JSON.stringify(message);
    return this.#world.fetch(url, { method: 'POST', body, cache: 'no-store', ...init });
  }
}
