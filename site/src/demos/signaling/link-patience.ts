/** How long a link that lost its server tries to come back. */
import {
  giveUpAfterMs,
  type LinkListener,
  type LinkWorld,
  serverGone,
  tryAgainAfterMs,
} from './signaling-link.ts';

export class LinkPatience {
  readonly #listener: LinkListener;
  readonly #world: LinkWorld;
  #lostAtMs: number | null = null;
  #over = false;

  constructor(listener: LinkListener, world: LinkWorld) {
    this.#listener = listener;
    this.#world = world;
  }

  /** True once the link is at its end, by itself or because the page left. */
  get over(): boolean {
    return this.#over;
  }

  reached(): void {
    if (this.#lostAtMs === null || this.#over) return;
    this.#lostAtMs = null;
    this.#listener.onBack();
  }

  /** The server was not reached. False when it is time to give up, which is told. */
  failed(): boolean {
    if (this.#over) return false;
    const nowMs = this.#world.nowMs();
    if (this.#lostAtMs === null) {
      this.#lostAtMs = nowMs;
      this.#listener.onLost();
    }
    if (nowMs - this.#lostAtMs < giveUpAfterMs) return true;
    this.end(serverGone);
    return false;
  }

  /** As `failed`; `again` is called a little later, unless it is time to give up. */
  retry(again: () => void): void {
    if (!this.failed()) return;
    this.#world.after(tryAgainAfterMs, () => {
      if (!this.#over) again();
    });
  }

  /** @param sentence is told; null tells nothing */
  end(sentence: string | null): void {
    if (this.#over) return;
    this.#over = true;
    if (sentence !== null) this.#listener.onOver(sentence);
  }
}
