/** What crosses the sockets of STUN and TURN, as flows of the session and run whose it is. */
import type { TransportAddress } from '../../wire/stun/transport-address.ts';
import type { Direction } from '../../wire/record.ts';
import type { Clock } from '../labs/lab.ts';
import type { Allocation } from '../turn-server/allocation.ts';
import type { TurnClient } from '../turn-server/turn-client.ts';
import type { Tap } from '../tap/tap.ts';
import type { TappedFlow } from '../tap/tapped-flow.ts';
import type { RunOwner } from '../tap/witnesses.ts';
import { plainAddress } from './address-kind.ts';
import { PortClaims } from './port-claims.ts';
import { RelayFlows } from './relay-flows.ts';
import { type UnclaimedExchange, UnclaimedDatagrams } from './unclaimed-datagrams.ts';

/** A client that speaks over UDP has a flow for so long after its last datagram, unless it has an allocation. */
export const idleFlowMs = 60_000;

interface ClientFlow {
  readonly owner: RunOwner;
  /** Null where the session may have no more connections. */
  readonly flow: TappedFlow | null;
  lastUs: number;
  /** Its allocation has ended; the response that says so may be still to come. */
  isOver: boolean;
}

const allocationOver = 'The allocation is over.';

export interface TurnFlowsOptions {
  readonly clock: Clock;
  readonly tap: Tap;
  /** Of this machine. */
  readonly ownAddresses: () => readonly string[];
  /** Number of the tapped connection of a client that speaks over a stream; null of none. */
  readonly streamConnectionOf: (client: TurnClient) => number | null;
  /** All bytes of a client that speaks over a stream are the owner's from now on. */
  readonly adoptStream: (client: TurnClient, owner: RunOwner) => void;
}

export class TurnFlows {
  readonly #options: TurnFlowsOptions;
  readonly #unclaimed = new UnclaimedDatagrams();
  readonly #claims: PortClaims;
  /** By the key of their 5-tuple; UDP only. */
  readonly #clients = new Map<string, ClientFlow>();
  readonly #relays: RelayFlows;

  constructor(options: TurnFlowsOptions) {
    this.#options = options;
    this.#claims = new PortClaims(options.clock, options.ownAddresses);
    this.#relays = new RelayFlows(options.tap);
  }

  get unclaimed(): number {
    return this.#unclaimed.size;
  }

  /** One datagram between a client and us. */
  crossed(direction: Direction, { fiveTuple }: TurnClient, bytes: Uint8Array): void {
    const { key, client: remote, server: local } = fiveTuple;
    const nowUs = this.#options.clock.monotonicUs();
    const known = this.#clients.get(key);
    if (known !== undefined) {
      known.lastUs = nowUs;
      known.flow?.tell(direction, bytes, nowUs);
      if (known.isOver && direction === 'server-to-client') this.#close(key, known, allocationOver);
      return;
    }
    this.#unclaimed.hold({ key, remote, local }, direction, bytes, nowUs);
    const owner = this.#claims.ownerOf(remote);
    if (owner !== null) this.#claim(key, owner);
  }

  /** The client said who it is: what was held of it, and what follows, is the owner's. */
  named(client: TurnClient, owner: RunOwner): void {
    const { key, transport } = client.fiveTuple;
    if (transport !== 'udp') {
      this.#options.adoptStream(client, owner);
      return;
    }
    const known = this.#clients.get(key);
    if (known?.owner.session === owner.session && known.owner.run === owner.run) return;
    if (known !== undefined) this.#close(key, known, 'The port is used by another run.');
    this.#claim(key, owner);
  }

  /**
   * Whoever asks from `address` says that a port there is its own: its plain STUN transactions, those of the last seconds
   * and those to come, are the owner's. Returns the number of datagrams that were held of them.
   */
  claimPort(owner: RunOwner, address: string, port: number): number {
    this.#claims.add(owner, { address: plainAddress(address), port });
    const exchanges = this.#unclaimed.take((exchange) =>
      this.#claims.covers(exchange.remote, owner),
    );
    for (const exchange of exchanges) this.#open(exchange, owner);
    return exchanges.reduce((sum, { datagrams }) => sum + datagrams.length, 0);
  }

  allocated(allocation: Allocation, owner: RunOwner): void {
    const { client } = allocation;
    const known = this.#clients.get(client.fiveTuple.key);
    if (known !== undefined) known.isOver = false;
    const hopOf = known?.flow?.connection ?? this.#options.streamConnectionOf(client);
    for (const { address } of allocation.relays) this.#relays.add(address, { owner, hopOf });
  }

  /** `relayed` is the very object that the relay had for its address. */
  relayClosed(relayed: TransportAddress): void {
    this.#relays.remove(relayed);
  }

  deallocated({ client }: Allocation): void {
    const known = this.#clients.get(client.fiveTuple.key);
    if (known !== undefined) known.isOver = true;
  }

  /** One datagram between a relayed address and a peer. */
  relayed(
    direction: Direction,
    relayed: TransportAddress,
    peer: TransportAddress,
    bytes: Uint8Array,
  ): void {
    this.#relays.crossed(direction, relayed, peer, bytes);
  }

  /**
   * Closes the flows of clients whose allocation is over, or that were silent for long. `isUsed`: the 5-tuple has an
   * allocation.
   */
  sweep(isUsed: (key: string) => boolean): void {
    const beforeUs = this.#options.clock.monotonicUs() - idleFlowMs * 1000;
    for (const [key, known] of this.#clients) {
      if (known.isOver) this.#close(key, known, allocationOver);
      else if (known.lastUs < beforeUs && !isUsed(key))
        this.#close(key, known, 'Nothing more came.');
    }
  }

  #claim(key: string, owner: RunOwner): void {
    const exchange = this.#unclaimed.takeOne(key);
    if (exchange !== null) this.#open(exchange, owner);
  }

  #open({ key, remote, local, datagrams }: UnclaimedExchange, owner: RunOwner): void {
    const timeUs = datagrams[0]?.timeUs ?? this.#options.clock.monotonicUs();
    const flow = this.#options.tap.openFlow(owner, { listener: 'stun', local, remote, timeUs });
    for (const datagram of datagrams)
      flow?.tell(datagram.direction, datagram.bytes, datagram.timeUs);
    this.#clients.set(key, {
      owner,
      flow,
      lastUs: datagrams.at(-1)?.timeUs ?? timeUs,
      isOver: false,
    });
  }

  #close(key: string, { flow }: ClientFlow, reason: string): void {
    this.#clients.delete(key);
    flow?.close('lab', reason);
  }
}
