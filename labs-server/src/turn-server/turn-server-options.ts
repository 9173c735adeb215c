/** What a TURN server is made of: everything that is not pure comes in here. */
import type { TransportAddress } from '../../wire/stun/transport-address.ts';
import type { Clock } from '../labs/lab.ts';
import type { RelayNetwork } from './relay-network.ts';
import type { TurnClient } from './turn-client.ts';
import type { TurnDigests, TurnUser, TurnUsers } from './turn-user.ts';
import type { Allocation } from './allocation.ts';
import type { AlternateServer } from './alternate-server.ts';

/** Shared by all clients; each reached limit is an error of the standard. */
export interface TurnLimits {
  /** Allocations of one quota key at the same time; one more gets 486. */
  readonly allocationsPerUser: number;
  /** Allocations of all users; one more gets 508. */
  readonly allocations: number;
  /** Permissions of one allocation; one more gets 508. */
  readonly permissions: number;
  /** Channels of one allocation; one more gets 508. */
  readonly channels: number;
  /** Longest lifetime that a client can ask for, in seconds. */
  readonly maxLifetimeSeconds: number;
  /** Seconds after which a nonce is stale. */
  readonly nonceLifetimeSeconds: number;
}

export const defaultTurnLimits: TurnLimits = {
  allocationsPerUser: 32,
  allocations: 1_000,
  permissions: 64,
  channels: 64,
  maxLifetimeSeconds: 3_600,
  nonceLifetimeSeconds: 600,
};

/** Hears what happens; all of it is optional. */
export interface TurnObserver {
  /** The client named this user, whether or not its password was right. */
  named?(client: TurnClient, user: TurnUser): void;
  opened?(allocation: Allocation): void;
  closed?(allocation: Allocation): void;
}

/** To and from whom the server relays; others get 403. */
export interface PeerPolicy {
  /** Whether an IP address may have a permission, which is for all ports of it. */
  allowsAddress(address: string): boolean;
  /** Whether data may go to this port of it. */
  allows(peer: TransportAddress): boolean;
}

export interface TurnServerOptions {
  readonly clock: Clock;
  /** `byteLength` unpredictable bytes. */
  readonly randomBytes: (byteLength: number) => Uint8Array;
  readonly digests: TurnDigests;
  /** REALM: at most 8 bytes, so that a challenge is no more than twice the shortest Allocate request. */
  readonly realm: string;
  readonly users: TurnUsers;
  readonly relays: RelayNetwork;
  readonly peers: PeerPolicy;
  /** `rfc5766` has channel numbers up to 0x7FFF, for older clients. */
  readonly channelRange: 'rfc8656' | 'rfc5766';
  readonly limits: TurnLimits;
  readonly observer: TurnObserver;
  /** What a client is told as its address. A server that pretends a NAT answers with another one than it sees. */
  readonly mappedAddressOf: (client: TurnClient) => TransportAddress;
  /** Where a client is sent that could be served here: to another server, which takes its credentials. Default: nowhere. */
  readonly alternateOf?: (client: TurnClient) => AlternateServer | null;
}
