/** The last datagrams of which nobody knows yet whose they are: bounded in number, size and time. */
import type { Direction, Endpoint } from '../../wire/record.ts';

export interface HeldDatagram {
  readonly timeUs: number;
  readonly direction: Direction;
  readonly bytes: Uint8Array;
}

/** What crossed between a client's port and one of ours. */
export interface UnclaimedExchange {
  readonly key: string;
  readonly remote: Endpoint;
  readonly local: Endpoint;
  readonly datagrams: HeldDatagram[];
}

export const unclaimedLimits = {
  exchanges: 256,
  datagrams: 16,
  datagramBytes: 1_024,
  holdUs: 30_000_000,
} as const;

export class UnclaimedDatagrams {
  /** The eldest first. */
  readonly #exchanges = new Map<string, UnclaimedExchange>();

  get size(): number {
    return this.#exchanges.size;
  }

  /** Copies the datagram. */
  hold(
    { key, remote, local }: Omit<UnclaimedExchange, 'datagrams'>,
    direction: Direction,
    bytes: Uint8Array,
    nowUs: number,
  ): void {
    const known = this.#exchanges.get(key);
    const exchange = known ?? { key, remote, local, datagrams: [] };
    if (known === undefined) this.#admit(exchange, nowUs);
    const { datagrams } = exchange;
    if (bytes.length > unclaimedLimits.datagramBytes) return;
    datagrams.push({ timeUs: nowUs, direction, bytes: bytes.slice() });
    if (datagrams.length > unclaimedLimits.datagrams) datagrams.shift();
  }

  /** Gives out what is held of the exchanges that `matches`, and holds it no longer. */
  take(matches: (exchange: UnclaimedExchange) => boolean): readonly UnclaimedExchange[] {
    const taken = [...this.#exchanges.values()].filter(matches);
    for (const { key } of taken) this.#exchanges.delete(key);
    return taken;
  }

  takeOne(key: string): UnclaimedExchange | null {
    const exchange = this.#exchanges.get(key) ?? null;
    this.#exchanges.delete(key);
    return exchange;
  }

  #admit(exchange: UnclaimedExchange, nowUs: number): void {
    for (const [key, { datagrams }] of this.#exchanges) {
      const isOld = (datagrams.at(-1)?.timeUs ?? 0) < nowUs - unclaimedLimits.holdUs;
      if (!isOld && this.#exchanges.size < unclaimedLimits.exchanges) break;
      this.#exchanges.delete(key);
    }
    this.#exchanges.set(exchange.key, exchange);
  }
}
