/** All allocations of a server, by 5-tuple, and their expiry: RFC 8656 section 5. */
import type { Allocation } from './allocation.ts';
import type { TurnServerOptions } from './turn-server-options.ts';

export class Allocations {
  readonly #options: TurnServerOptions;
  readonly #byFiveTuple = new Map<string, Allocation>();
  readonly #timers = new Map<Allocation, () => void>();
  readonly #perUser = new Map<string, number>();

  constructor(options: TurnServerOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#byFiveTuple.size;
  }

  [Symbol.iterator](): IterableIterator<Allocation> {
    return this.#byFiveTuple.values();
  }

  /** @param key of a 5-tuple */
  find(key: string): Allocation | null {
    return this.#byFiveTuple.get(key) ?? null;
  }

  countOf(quotaKey: string): number {
    return this.#perUser.get(quotaKey) ?? 0;
  }

  add(allocation: Allocation, lifetimeSeconds: number): void {
    this.#byFiveTuple.set(allocation.client.fiveTuple.key, allocation);
    this.#count(allocation, 1);
    this.refresh(allocation, lifetimeSeconds);
    this.#options.observer.opened?.(allocation);
  }

  /** "The server sets the time-to-expiry" anew. */
  refresh(allocation: Allocation, lifetimeSeconds: number): void {
    const { clock } = this.#options;
    this.#timers.get(allocation)?.();
    allocation.expiresAtUs = clock.monotonicUs() + lifetimeSeconds * 1_000_000;
    const cancel = clock.after(lifetimeSeconds * 1000, () => this.delete(allocation));
    this.#timers.set(allocation, cancel);
  }

  /** Deletes it with its relayed addresses, permissions and channels. */
  delete(allocation: Allocation): void {
    const { key } = allocation.client.fiveTuple;
    if (this.#byFiveTuple.get(key) !== allocation) return;
    this.#byFiveTuple.delete(key);
    this.#timers.get(allocation)?.();
    this.#timers.delete(allocation);
    this.#count(allocation, -1);
    for (const relay of allocation.relays) relay.close();
    this.#options.observer.closed?.(allocation);
  }

  #count({ user }: Allocation, step: 1 | -1): void {
    const count = this.countOf(user.quotaKey) + step;
    if (count > 0) this.#perUser.set(user.quotaKey, count);
    else this.#perUser.delete(user.quotaKey);
  }
}
