/**
 * Ports that pages say are their own. On one machine all clients have the same address, so the page tells the port, which
 * it knows from its candidates; from elsewhere a page can only claim ports of the address from which it asks.
 */
import type { Endpoint } from '../../wire/record.ts';
import type { Clock } from '../labs/lab.ts';
import type { RunOwner } from '../tap/witnesses.ts';
import { addressKind } from './address-kind.ts';

interface PortClaim {
  readonly owner: RunOwner;
  readonly expiresAtUs: number;
}

/** Claims of all sessions; the eldest is forgotten. */
const maxClaims = 1_024;
/** As long as RFC 4787 section 4.3 recommends that a NAT keeps a mapping; it must do so for two minutes. */
export const claimLifetimeUs = 300_000_000;

export class PortClaims {
  readonly #clock: Clock;
  readonly #ownAddresses: () => readonly string[];
  readonly #claims = new Map<string, PortClaim>();

  /** @param ownAddresses of this machine */
  constructor(clock: Clock, ownAddresses: () => readonly string[]) {
    this.#clock = clock;
    this.#ownAddresses = ownAddresses;
  }

  /** The first one to claim a port has it until the claim expires. */
  add(owner: RunOwner, source: Endpoint): void {
    const key = this.#keyOf(source);
    const known = this.ownerOf(source);
    if (known !== null && known.session !== owner.session) return;
    this.#claims.delete(key);
    this.#claims.set(key, { owner, expiresAtUs: this.#clock.monotonicUs() + claimLifetimeUs });
    const [eldest] = this.#claims.keys();
    if (this.#claims.size > maxClaims && eldest !== undefined) this.#claims.delete(eldest);
  }

  ownerOf(source: Endpoint): RunOwner | null {
    const claim = this.#claims.get(this.#keyOf(source));
    const isLive =
      claim !== undefined &&
      claim.expiresAtUs > this.#clock.monotonicUs() &&
      claim.owner.session.ended === null;
    return isLive ? claim.owner : null;
  }

  covers(source: Endpoint, owner: RunOwner): boolean {
    return this.ownerOf(source) === owner;
  }

  /** All addresses of this machine are one: a page asks by one of them, and its STUN may go by another. */
  #keyOf({ address, port }: Endpoint): string {
    const isOwn = addressKind(address) === 'loopback' || this.#ownAddresses().includes(address);
    return `${isOwn ? 'this machine' : address} ${port}`;
  }
}
