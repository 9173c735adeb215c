/** The other side of a relay on the wire: what crosses between relayed addresses and peers. */
import { addressText, type TransportAddress } from '../../wire/stun/transport-address.ts';
import type { Direction } from '../../wire/record.ts';
import type { Tap } from '../tap/tap.ts';
import type { TappedFlow } from '../tap/tapped-flow.ts';
import type { RunOwner } from '../tap/witnesses.ts';

/** Peers of one relayed address that have a flow of their own; datagrams of further ones are not told. */
const maxPeers = 8;

interface Relay {
  readonly owner: RunOwner;
  /** Number of the client's connection. */
  readonly hopOf: number | null;
  /** Null for a peer whose flow found no room. */
  readonly flows: Map<string, TappedFlow | null>;
}

export class RelayFlows {
  readonly #tap: Tap;
  /** By the object that the relay has for its address: it is looked for with every datagram. */
  readonly #relays = new Map<TransportAddress, Relay>();

  constructor(tap: Tap) {
    this.#tap = tap;
  }

  add(relayed: TransportAddress, of: Omit<Relay, 'flows'>): void {
    this.#relays.set(relayed, { ...of, flows: new Map() });
  }

  remove(relayed: TransportAddress): void {
    for (const flow of this.#relays.get(relayed)?.flows.values() ?? []) {
      flow?.close('lab', 'The allocation is over.');
    }
    this.#relays.delete(relayed);
  }

  crossed(
    direction: Direction,
    relayed: TransportAddress,
    peer: TransportAddress,
    bytes: Uint8Array,
  ): void {
    const relay = this.#relays.get(relayed);
    if (relay !== undefined) this.#flowOf(relay, relayed, peer)?.tell(direction, bytes);
  }

  #flowOf(
    { owner, hopOf, flows }: Relay,
    local: TransportAddress,
    remote: TransportAddress,
  ): TappedFlow | null {
    const key = addressText(remote);
    const known = flows.get(key);
    if (known !== undefined || flows.size >= maxPeers) return known ?? null;
    const flow = this.#tap.openFlow(owner, { listener: 'stun', local, remote, hopOf });
    flows.set(key, flow);
    return flow;
  }
}
