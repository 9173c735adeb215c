/** The network on the side of the peers: relayed transport addresses are opened on it. Real sockets, or a virtual network. */
import type { IpFamily, TransportAddress } from '../../wire/stun/transport-address.ts';
import type { IcmpError } from '../../wire/turn/icmp.ts';

/** What comes to a relayed transport address. */
export interface RelayReceiver {
  /** One datagram; `data` are the receiver's own. */
  received(data: Uint8Array, peer: TransportAddress): void;
  /** An ICMP packet told that a datagram to `peer` did not arrive. */
  unreachable(peer: TransportAddress, error: IcmpError): void;
}

/** A relayed transport address, open. */
export interface RelayPort {
  readonly address: TransportAddress;
  /** Tells `receiver` from now on; what comes before is dropped. */
  listen(receiver: RelayReceiver): void;
  /** @param dontFragment with the DF bit; only asked for where the network can do so */
  send(data: Uint8Array, peer: TransportAddress, dontFragment: boolean): void;
  /** Idempotent. */
  close(): void;
}

export interface RelayOrder {
  /** The server's address in the 5-tuple of the client: the relayed one is to be beside it. */
  readonly near: TransportAddress;
  readonly family: IpFamily;
  /** EVEN-PORT: the port is even, and with `next` the next higher one is opened too. */
  readonly parity: 'any' | 'even' | 'even-and-next';
}

export interface RelayNetwork {
  /** Families in which relayed transport addresses can be had. */
  readonly families: readonly IpFamily[];
  /** Whether datagrams to peers can have the DF bit set (RFC 8656 section 14). */
  readonly canSetDontFragment: boolean;
  /** Calls `done` once, now or later: with one port, with two for `even-and-next`, or with why there is none. */
  open(order: RelayOrder, done: (ports: readonly RelayPort[] | RelayFailure) => void): void;
}

/** `no-capacity`: no port is free that would do, or the system has no more sockets. `failed`: anything else, which may pass. */
export type RelayFailure = 'no-capacity' | 'failed';
