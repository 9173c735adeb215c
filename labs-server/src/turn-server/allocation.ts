/** An allocation: relayed transport addresses that belong to one 5-tuple. RFC 8656 sections 3.2 and 6. */
import type { TransportAddress } from '../../wire/stun/transport-address.ts';
import { ChannelBindings } from './channel-bindings.ts';
import { familyOf } from './ip-family.ts';
import { Permissions } from './permissions.ts';
import type { RelayPort } from './relay-network.ts';
import type { TurnClient } from './turn-client.ts';
import type { TurnLimits } from './turn-server-options.ts';
import type { TurnUser } from './turn-user.ts';

/** What an allocation is made of; with ADDITIONAL-ADDRESS-FAMILY it has one relay of each family. */
export interface AllocationParts {
  readonly client: TurnClient;
  readonly user: TurnUser;
  readonly relays: readonly RelayPort[];
  readonly limits: TurnLimits;
}

/** Bytes of application data, and datagrams that were dropped. */
export interface RelayedCounters {
  toPeers: number;
  toClient: number;
  dropped: number;
  /** Datagrams that the user wanted to be lost. */
  lost: number;
}

export class Allocation {
  readonly client: TurnClient;
  readonly user: TurnUser;
  readonly permissions: Permissions;
  readonly channels: ChannelBindings;
  readonly relayed: RelayedCounters = { toPeers: 0, toClient: 0, dropped: 0, lost: 0 };
  /** "the time-to-expiry for each relayed transport address", in microseconds of the monotonic clock. */
  readonly #expiries = new Map<RelayPort, number>();
  /** The Allocate request that made it, to know it when it comes once more, and the response to it. */
  origin: { readonly transactionId: Uint8Array; readonly reply: Uint8Array } | null = null;

  constructor({ client, user, relays, limits }: AllocationParts) {
    this.client = client;
    this.user = user;
    for (const relay of relays) this.#expiries.set(relay, 0);
    this.permissions = new Permissions(limits.permissions);
    this.channels = new ChannelBindings(limits.channels);
  }

  /** Those that are not deleted: one, or one of each family. */
  get relays(): readonly RelayPort[] {
    return [...this.#expiries.keys()];
  }

  /** When the last of its relayed transport addresses expires, in microseconds of the monotonic clock. */
  get expiresAtUs(): number {
    return Math.max(...this.#expiries.values());
  }

  /** When the first one does. */
  get nextExpiryUs(): number {
    return Math.min(...this.#expiries.values());
  }

  setExpiry(relays: readonly RelayPort[], expiresAtUs: number): void {
    for (const relay of relays) this.#expiries.set(relay, expiresAtUs);
  }

  expired(nowUs: number): readonly RelayPort[] {
    return this.relays.filter((relay) => (this.#expiries.get(relay) ?? 0) <= nowUs);
  }

  /**
   * Takes away relayed addresses, with what belongs to their family: "it MUST NOT affect any permissions or channels
   * associated with allocations for the other address family" (section 8.1).
   */
  drop(relays: readonly RelayPort[]): void {
    for (const relay of relays) {
      this.#expiries.delete(relay);
      const family = familyOf(relay.address);
      const isGone = (peer: Pick<TransportAddress, 'address'>): boolean =>
        familyOf(peer) === family;
      this.permissions.drop((address) => isGone({ address }));
      this.channels.drop(isGone);
    }
  }

  /** The relay that can reach `peer`; null where the families differ. */
  relayTo(peer: TransportAddress): RelayPort | null {
    const family = familyOf(peer);
    for (const relay of this.#expiries.keys()) {
      if (familyOf(relay.address) === family) return relay;
    }
    return null;
  }
}
