/** Which documents got ports from a page that cannot see where its ports went. */

/** In milliseconds. A busy machine may take long to tell; only a port that nobody got is waited for in vain. */
const waitMs = 3000;

export class PortHolders {
  readonly #after: (delayMs: number, callback: () => void) => void;
  /** By the page that gave ports away: the lanes of those who got them. */
  readonly #holders = new Map<string, Set<string>>();
  readonly #waiting = new Map<string, Set<() => void>>();

  constructor(after: (delayMs: number, callback: () => void) => void) {
    this.#after = after;
  }

  /** A document tells that ports came to it from `giver`. */
  got(giver: string, lane: string): void {
    const lanes = this.#holders.get(giver) ?? new Set();
    this.#holders.set(giver, lanes.add(lane));
    for (const settle of this.#waiting.get(giver) ?? []) settle();
  }

  /** Calls back once: with the one that got ports of `giver`; with null if several did, or nobody in time. */
  whenKnown(giver: string, callback: (lane: string | null) => void): void {
    const waiting = this.#waiting.get(giver) ?? new Set();
    const settle = (): void => {
      if (!waiting.delete(settle)) return;
      if (waiting.size === 0) this.#waiting.delete(giver);
      callback(this.#onlyHolder(giver));
    };
    this.#waiting.set(giver, waiting.add(settle));
    if (this.#holders.has(giver)) settle();
    else this.#after(waitMs, settle);
  }

  #onlyHolder(giver: string): string | null {
    const [lane = null, other] = this.#holders.get(giver) ?? [];
    return other === undefined ? lane : null;
  }
}
