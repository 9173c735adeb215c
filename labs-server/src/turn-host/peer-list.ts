/**
 * To whom the lab server relays. A relay is a way into other people's networks, so it is a list of those who are allowed:
 * our own relayed addresses, who signals with us, and this machine itself while the lab server is for this machine alone.
 */
import { addressText, type TransportAddress } from '../../wire/stun/transport-address.ts';
import type { PeerPolicy } from '../turn-server/turn-server-options.ts';
import { addressKind } from './address-kind.ts';

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
  /** Texts of our relayed addresses, and how many there are at each IP address. */
  readonly #relayed = new Set<string>();
  readonly #relayedAt = new Map<string, number>();
  readonly #seen = new Set<string>();

  constructor(options: PeerListOptions) {
    this.#options = options;
  }

  /** Whoever came to our signaling from this address may be relayed to, on any port. */
  addSeen(address: string): void {
    const kind = addressKind(address);
    if (kind === 'never' || kind === 'loopback') return;
    this.#seen.delete(address);
    this.#seen.add(address);
    const [eldest] = this.#seen;
    if (this.#seen.size > maxSeen && eldest !== undefined) this.#seen.delete(eldest);
  }

  addRelayed(relayed: TransportAddress): void {
    this.#relayed.add(addressText(relayed));
    this.#relayedAt.set(relayed.address, (this.#relayedAt.get(relayed.address) ?? 0) + 1);
  }

  removeRelayed(relayed: TransportAddress): void {
    if (!this.#relayed.delete(addressText(relayed))) return;
    const left = (this.#relayedAt.get(relayed.address) ?? 1) - 1;
    if (left > 0) this.#relayedAt.set(relayed.address, left);
    else this.#relayedAt.delete(relayed.address);
  }

  allowsAddress(address: string): boolean {
    return this.#allowsAllPorts(address) || this.#relayedAt.has(address);
  }

  allows(peer: TransportAddress): boolean {
    if (peer.port === 0) return false;
    return this.#allowsAllPorts(peer.address) || this.#relayed.has(addressText(peer));
  }

  #allowsAllPorts(address: string): boolean {
    if (this.#seen.has(address)) return true;
    if (!this.#options.isLocalLab) return false;
    const kind = addressKind(address);
    return (
      kind === 'loopback' || (kind !== 'never' && this.#options.ownAddresses().includes(address))
    );
  }
}
