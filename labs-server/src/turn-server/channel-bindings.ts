/** Channel bindings of an allocation: a number that stands for a peer. RFC 8656 sections 3.5 and 12. */
import { addressText, type TransportAddress } from '../../wire/stun/transport-address.ts';

/** "Channel bindings last for 10 minutes unless refreshed" */
export const channelLifetimeUs = 600 * 1_000_000;

export interface ChannelBinding {
  readonly number: number;
  readonly peer: TransportAddress;
  readonly expiresAtUs: number;
}

export type BindVerdict = 'bound' | 'conflict' | 'full';

export class ChannelBindings {
  readonly #most: number;
  readonly #byNumber = new Map<number, ChannelBinding>();
  readonly #byPeer = new Map<string, ChannelBinding>();

  constructor(most: number) {
    this.#most = most;
  }

  /** What `bind` would do. `conflict`: the number stands for another peer, or the peer has another number. */
  judge(number: number, peer: TransportAddress, nowUs: number): BindVerdict {
    this.#dropExpired(nowUs);
    const ofNumber = this.#byNumber.get(number);
    const ofPeer = this.#byPeer.get(addressText(peer));
    if (ofNumber !== ofPeer) return 'conflict';
    return ofNumber === undefined && this.#byNumber.size >= this.#most ? 'full' : 'bound';
  }

  /** Binds or refreshes; `judge` was asked. */
  bind(number: number, peer: TransportAddress, nowUs: number): void {
    const binding = { number, peer, expiresAtUs: nowUs + channelLifetimeUs };
    this.#byNumber.set(number, binding);
    this.#byPeer.set(addressText(peer), binding);
  }

  peerOf(number: number, nowUs: number): TransportAddress | null {
    const binding = this.#byNumber.get(number);
    return binding !== undefined && binding.expiresAtUs > nowUs ? binding.peer : null;
  }

  numberOf(peer: TransportAddress, nowUs: number): number | null {
    if (this.#byPeer.size === 0) return null;
    const binding = this.#byPeer.get(addressText(peer));
    return binding !== undefined && binding.expiresAtUs > nowUs ? binding.number : null;
  }

  /** What is valid now. */
  list(nowUs: number): readonly ChannelBinding[] {
    this.#dropExpired(nowUs);
    return [...this.#byNumber.values()];
  }

  drop(isGone: (peer: TransportAddress) => boolean): void {
    for (const binding of this.#byNumber.values()) {
      if (isGone(binding.peer)) this.#forget(binding);
    }
  }

  #dropExpired(nowUs: number): void {
    for (const binding of this.#byNumber.values()) {
      if (binding.expiresAtUs <= nowUs) this.#forget(binding);
    }
  }

  #forget({ number, peer }: ChannelBinding): void {
    this.#byNumber.delete(number);
    this.#byPeer.delete(addressText(peer));
  }
}
