/** A firewall that lets no UDP pass, in either direction, and everything else. It rewrites nothing. */
import type { NatNodeId } from '../../wire/nat/nat-scenario.ts';
import type { Packet } from './packet.ts';
import { type Device, drop, type Gateway, type NetworkParts, type Realm } from './realm.ts';

export interface UdpFirewallOptions extends NetworkParts {
  readonly node: NatNodeId;
  /** Of the host behind it. */
  readonly address: string;
  readonly inside: Realm;
  readonly outside: Realm;
}

export class UdpFirewall implements Device, Gateway {
  readonly #options: UdpFirewallOptions;

  /** Takes its place: the host's address outside, and the way out inside. */
  constructor(options: UdpFirewallOptions) {
    this.#options = options;
    options.outside.attach(options.address, this);
    options.inside.gateway = this;
  }

  leave(packet: Packet): void {
    this.#pass(packet, this.#options.outside);
  }

  arrive(packet: Packet): void {
    this.#pass(packet, this.#options.inside);
  }

  #pass(packet: Packet, realm: Realm): void {
    if (packet.transport === 'udp') drop(this.#options, this.#options.node, packet, 'udp-blocked');
    else realm.route(packet);
  }
}
