/** The nonces that a domain gave out: each lasts five minutes, and each count of it is good once (RFC 7616 section 5.4). */
import type { Clock } from '../lab.ts';

const lifetimeMs = 5 * 60 * 1000;
const maxNonces = 200;

export type NonceState = 'good' | 'stale' | 'unknown';

export class Nonces {
  readonly #clock: Pick<Clock, 'wallMs'>;
  readonly #random: () => string;
  /** Oldest first. */
  readonly #given = new Map<string, { readonly madeAtMs: number; count: number }>();

  /** @param random a new unpredictable token each time */
  constructor(clock: Pick<Clock, 'wallMs'>, random: () => string) {
    this.#clock = clock;
    this.#random = random;
  }

  give(): string {
    const nonce = this.#random();
    this.#given.set(nonce, { madeAtMs: this.#clock.wallMs(), count: 0 });
    for (const oldest of this.#given.keys()) {
      if (this.#given.size <= maxNonces) break;
      this.#given.delete(oldest);
    }
    return nonce;
  }

  /** Uses `nonce`; `count` null: the client does not count, and uses it once. */
  use(nonce: string, count: number | null): NonceState {
    const given = this.#given.get(nonce);
    if (given === undefined) return 'unknown';
    const isOld = this.#clock.wallMs() - given.madeAtMs > lifetimeMs;
    if (isOld || (count ?? 1) <= given.count) return 'stale';
    given.count = count ?? 1;
    return 'good';
  }
}
