/** All allocations of a server, by 5-tuple, and their expiry: RFC 8656 section 6. */
import type { Allocation } from './allocation.ts';
import type { RelayPort } from './relay-network.ts';
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

  /** "Each Allocate or Refresh transaction sets this timer, which then ticks down towards zero." */
  refresh(
    allocation: Allocation,
    lifetimeSeconds: number,
    relays: readonly RelayPort[] = allocation.relays,
  ): void {
    const { clock } = this.#options;
    allocation.setExpiry(relays, clock.monotonicUs() + lifetimeSeconds * 1_000_000);
    this.#setTimer(allocation);
  }

  /** Deletes relayed addresses, with the permissions and channels of their family; with the last one the allocation. */
  release(allocation: Allocation, relays: readonly RelayPort[]): void {
    if (allocation.relays.every((relay) => relays.includes(relay))) {
      this.delete(allocation);
      return;
    }
    allocation.drop(relays);
    for (const relay of relays) relay.close();
    this.#setTimer(allocation);
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

  #setTimer(allocation: Allocation): void {
    const { clock } = this.#options;
    this.#timers.get(allocation)?.();
    const expire = (): void => this.release(allocation, allocation.expired(clock.monotonicUs()));
    const delayMs = (allocation.nextExpiryUs - clock.monotonicUs()) / 1000;
    this.#timers.set(allocation, clock.after(delayMs, expire));
  }

  #count({ user }: Allocation, step: 1 | -1): void {
    const count = this.countOf(user.quotaKey) + step;
    if (count > 0) this.#perUser.set(user.quotaKey, count);
    else this.#perUser.delete(user.quotaKey);
  }
}
