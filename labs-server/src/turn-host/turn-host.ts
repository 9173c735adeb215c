/** The STUN and TURN server with its accounts, its list of peers and its place on the wire; sockets come later. */
import type { IceServer, LabTurn } from '../labs/lab-turn.ts';
import type { RunOwner } from '../tap/witnesses.ts';
import type { Tap } from '../tap/tap.ts';
import type { FullServerOptions } from '../server-options.ts';
import type { SessionStore } from '../sessions/session-store.ts';
import type { TransportAddress } from '../../wire/stun/transport-address.ts';
import { nodeDigests } from '../turn-server/node-digests.ts';
import type { AlternateServer } from '../turn-server/alternate-server.ts';
import type { TurnClient } from '../turn-server/turn-client.ts';
import { TurnServer } from '../turn-server/turn-server.ts';
import { addressKind } from './address-kind.ts';
import {
  outsideIceServers,
  ownIceServers,
  pretendNatServers,
  redirectingServers,
  type StunPorts,
} from './ice-servers.ts';
import { concreteAddresses, machineAddresses } from './machine-addresses.ts';
import { PeerList } from './peer-list.ts';
import { restCredential } from './rest-credential.ts';
import { StreamClient } from './stream-clients.ts';
import { TurnAccounts } from './turn-accounts.ts';
import { TurnFlows } from './turn-flows.ts';
import { type AllocationStatus, statusOfAllocation } from './turn-status.ts';
import { UdpRelayNetwork } from './udp-relay-network.ts';

/** Short, because a challenge must not be more than twice as long as the request. */
const realm = 'wireside';
/** Documentation addresses: RFC 5737 and RFC 3849. */
const pretended = { IPv4: '203.0.113.7', IPv6: '2001:db8::7' } as const;
const addressesAgeUs = 5_000_000;

export interface TurnHostParts {
  readonly options: FullServerOptions;
  readonly sessions: SessionStore;
  readonly tap: Tap;
}

export class TurnHost {
  readonly server: TurnServer;
  readonly flows: TurnFlows;
  readonly peers: PeerList;
  /** Addresses on which the UDP sockets are. */
  readonly addresses: readonly string[];
  readonly #parts: TurnHostParts;
  readonly #accounts: TurnAccounts;
  #ports: StunPorts | null = null;

  constructor(parts: TurnHostParts) {
    const { options, tap, sessions } = parts;
    const { clock, random, randomBytes, turn } = options;
    this.#parts = parts;
    this.addresses = concreteAddresses(options.addresses);
    this.#accounts = new TurnAccounts({ clock, random, randomBytes, realm });
    const isLocalLab = this.addresses.every((address) => addressKind(address) === 'loopback');
    const ownAddresses = remembered(() => clock.monotonicUs(), machineAddresses);
    this.peers = new PeerList({ isLocalLab, ownAddresses });
    this.flows = new TurnFlows({ clock, tap, ownAddresses, ...streamsOf(tap) });
    this.server = new TurnServer({
      clock,
      randomBytes,
      digests: nodeDigests,
      realm,
      users: this.#accounts,
      relays: new UdpRelayNetwork(() => this.addresses, {
        opened: (relayed) => this.peers.addOwn(relayed),
        closed: (relayed) => {
          this.peers.removeOwn(relayed);
          this.flows.relayClosed(relayed);
        },
        crossed: (...datagram) => this.flows.relayed(...datagram),
      }),
      peers: this.peers,
      ...turn,
      observer: {
        named: (client, { username }) =>
          this.#tell(username, (owner) => this.flows.named(client, owner)),
        opened: (allocation) =>
          this.#tell(allocation.user.username, (owner) => this.flows.allocated(allocation, owner)),
        closed: (allocation) => this.flows.deallocated(allocation),
      },
      mappedAddressOf: (client) => this.#mappedAddressOf(client),
      alternateOf: (client) => this.#alternateOf(client),
    });
    sessions.onEnd((id) => this.server.dropUser(id));
  }

  get ports(): StunPorts | null {
    return this.#ports;
  }

  /** Where this process itself reaches the server; null where it does not listen. */
  get ownAddress(): { readonly host: string; readonly port: number } | null {
    const [host = '127.0.0.1'] = this.addresses;
    return this.#ports === null ? null : { host, port: this.#ports.stun };
  }

  /** Call it when the sockets are open. */
  setPorts(ports: StunPorts): void {
    this.#ports = ports;
  }

  /** What a page gets as `iceServers`; `hostname` is that by which it asked. */
  iceServersOf(
    owner: RunOwner,
    hostname: string,
    kind: Parameters<LabTurn['iceServers']>[1],
  ): readonly IceServer[] {
    const { ice } = this.#parts.options;
    const ports = this.#ports;
    const credential = this.#accounts.issue(owner);
    if (kind === 'configured' && ice !== null) {
      const expiresAtSeconds = Math.floor(credential.expiresAtMs / 1000);
      const name = this.#accounts.aliasOf(owner);
      return outsideIceServers(ice, restCredential(ice.secret, expiresAtSeconds, name));
    }
    if (ports === null) return [];
    if (kind === 'pretend-nat') return pretendNatServers(hostname, ports);
    if (kind === 'redirecting') return redirectingServers(hostname, ports, credential);
    return ownIceServers(hostname, ports, credential);
  }

  /** From now on the relays of the run lose so many of the datagrams to peers. */
  setLoss(owner: RunOwner, lossPercent: number): void {
    this.#accounts.setLoss(owner, lossPercent);
  }

  /** Milliseconds since the Unix epoch. */
  credentialExpiry(owner: RunOwner): number {
    return this.#accounts.issue(owner).expiresAtMs;
  }

  /** Lets go what is idle. */
  sweep(): void {
    this.flows.sweep((key) => this.server.hasAllocation(key));
  }

  statusOf(session: string): readonly AllocationStatus[] {
    const nowUs = this.#parts.options.clock.monotonicUs();
    return [...this.server.allocations]
      .filter(({ user }) => user.quotaKey === session)
      .map((allocation) => statusOfAllocation(allocation, nowUs));
  }

  /** What `GET /api/health` counts. */
  counters(): Record<string, number> {
    const { malformed, refused, allocations, reservations } = this.server.counters;
    return {
      stunMalformed: malformed,
      stunRefused: refused,
      stunUnclaimed: this.flows.unclaimed,
      turnAllocations: allocations,
      turnReservations: reservations,
    };
  }

  #tell(username: string, hear: (owner: RunOwner) => void): void {
    const owner = this.#accounts.ownerOf(username);
    if (owner !== null) hear(owner);
  }

  /** A client of the port that redirects goes to the other one of the same address. */
  #alternateOf(client: TurnClient): AlternateServer | null {
    const { address, port } = client.fiveTuple.server;
    const { redirecting = null, stun = 0 } = this.#ports ?? {};
    if (port === redirecting) return { addresses: [{ address, port: stun }], domain: null };
    return this.#parts.options.turn.alternateOf?.(client) ?? null;
  }

  #mappedAddressOf({ fiveTuple: { client, server } }: TurnClient): TransportAddress {
    if (server.port !== this.#ports?.pretendNat) return client;
    return {
      address: pretended[client.address.includes(':') ? 'IPv6' : 'IPv4'],
      port: client.port,
    };
  }
}

/** The connections of clients over a stream are tapped as connections, not as flows. */
function streamsOf(tap: Tap) {
  const tapped = (client: TurnClient) =>
    client instanceof StreamClient ? tap.of(client.socket) : null;
  return {
    streamConnectionOf: (client: TurnClient) => tapped(client)?.number ?? null,
    adoptStream: (client: TurnClient, owner: RunOwner) => void tapped(client)?.adopt(owner),
  };
}

/** Asks again after a while only: the question is asked for every datagram. */
function remembered<Value>(nowUs: () => number, ask: () => Value): () => Value {
  let known: { readonly value: Value; readonly atUs: number } | null = null;
  return () => {
    if (known === null || nowUs() - known.atUs > addressesAgeUs) {
      known = { value: ask(), atUs: nowUs() };
    }
    return known.value;
  };
}
