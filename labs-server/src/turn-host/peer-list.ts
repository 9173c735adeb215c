/**
 * To whom the lab server relays. A relay is a way into other people's networks, so it is a list of those who are allowed:
 * our own relayed addresses and those of Bob, who signals with us, and this machine itself while the lab server is for this machine alone.
 */
import type { TransportAddress } from '../../wire/stun/transport-address.ts';
import type { PeerPolicy } from '../turn-server/turn-server-options.ts';
import { type AddressKind, addressKind, plainAddress } from './address-kind.ts';

export interface PeerListOptions {
  /** True while the server is bound to the loopback only. */
  readonly isLocalLab: boolean;
  /** Addresses of this machine. */
  readonly ownAddresses: () => readonly string[];
}

/** Addresses of others that are remembered: the eldest is forgotten. */
const maxSeen = 1_024;

export class PeerList implements PeerPolicy {
  readonly #options: PeerListOptions;
  /** Our own ports that may be relayed to, by IP address, and how often each was added. */
  readonly #own = new Map<string, Map<number, number>>();
  readonly #seen = new Set<string>();
  readonly #kinds = new Map<string, AddressKind>();

  constructor(options: PeerListOptions) {
    this.#options = options;
  }

  /** Whoever came to our signaling from this address may be relayed to, on any port. */
  addSeen(from: string): void {
    const address = plainAddress(from);
    const kind = addressKind(address);
    if (kind === 'never' || kind === 'loopback') return;
    // A page on this machine: its other programs are nobody's peers.
    if (this.#options.ownAddresses().includes(address)) return;
    this.#seen.delete(address);
    this.#seen.add(address);
    const [eldest] = this.#seen;
    if (this.#seen.size > maxSeen && eldest !== undefined) this.#seen.delete(eldest);
  }

  /** A port of ours that peers may be at: a relayed address, or one of Bob. As often as it is added it has to be removed. */
  addOwn({ address, port }: TransportAddress): void {
    const ports = this.#own.get(address) ?? new Map<number, number>();
    ports.set(port, (ports.get(port) ?? 0) + 1);
    this.#own.set(address, ports);
  }

  removeOwn({ address, port }: TransportAddress): void {
    const ports = this.#own.get(address);
    const left = (ports?.get(port) ?? 0) - 1;
    if (left > 0) ports?.set(port, left);
    else ports?.delete(port);
    if (ports?.size === 0) this.#own.delete(address);
  }

  allowsAddress(address: string): boolean {
    return this.#allowsAllPorts(address) || this.#own.has(address);
  }

  allows({ address, port }: TransportAddress): boolean {
    if (port === 0) return false;
    return this.#allowsAllPorts(address) || (this.#own.get(address)?.has(port) ?? false);
  }

  #allowsAllPorts(address: string): boolean {
    if (this.#seen.has(address)) return true;
    if (!this.#options.isLocalLab) return false;
    const kind = this.#kindOf(address);
    return (
      kind === 'loopback' || (kind !== 'never' && this.#options.ownAddresses().includes(address))
    );
  }

  /** Asked for every datagram, so what was found is remembered for a while. */
  #kindOf(address: string): AddressKind {
    let kind = this.#kinds.get(address);
    if (kind === undefined) {
      if (this.#kinds.size >= maxSeen) this.#kinds.clear();
      kind = addressKind(address);
      this.#kinds.set(address, kind);
    }
    return kind;
  }
}
