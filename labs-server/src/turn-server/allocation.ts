/** An allocation: relayed transport addresses that belong to one 5-tuple. RFC 8656 section 2.2 and section 5. */
import type { IpFamily, TransportAddress } from '../../wire/stun/transport-address.ts';
import { ChannelBindings } from './channel-bindings.ts';
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
  readonly relays: readonly RelayPort[];
  readonly permissions: Permissions;
  readonly channels: ChannelBindings;
  readonly relayed: RelayedCounters = { toPeers: 0, toClient: 0, dropped: 0, lost: 0 };
  /** Microseconds of the monotonic clock. */
  expiresAtUs = 0;
  /** The Allocate request that made it, to know it when it comes once more, and the response to it. */
  origin: { readonly transactionId: Uint8Array; readonly reply: Uint8Array } | null = null;

  constructor({ client, user, relays, limits }: AllocationParts) {
    this.client = client;
    this.user = user;
    this.relays = relays;
    this.permissions = new Permissions(limits.permissions);
    this.channels = new ChannelBindings(limits.channels);
  }

  /** The relay that can reach `peer`; null where the families differ. */
  relayTo(peer: TransportAddress): RelayPort | null {
    const family = familyOf(peer);
    return this.relays.find(({ address }) => familyOf(address) === family) ?? null;
  }
}

export function familyOf({ address }: Pick<TransportAddress, 'address'>): IpFamily {
  return address.includes(':') ? 'IPv6' : 'IPv4';
}
