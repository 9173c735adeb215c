/** The sockets of one call: what passes on them, who sees it, and when it is too much. */
import type { Endpoint } from '../../wire/record.ts';
import type { AllowedAddresses } from './allowed-addresses.ts';
import type { CallHost, FlowWitness } from './call-host.ts';
import type { SocketOwner } from './udp-sockets.ts';

/** Datagrams between one of Bob's ports and one of a peer's. */
interface Flow {
  readonly witness: FlowWitness;
  /** Bytes told so far, by direction. */
  readonly told: { received: number; sent: number };
}

/** Where the payload of a datagram stands among those of its direction. */
export interface DatagramPlace {
  readonly flow: FlowWitness;
  readonly direction: 'received' | 'sent';
  readonly streamOffset: number;
  readonly payload: Uint8Array;
}

/** Sockets of a transport; a machine with many virtual networks does not need one in each. */
const maxSockets = 4;
/** Peers of one call: a browser has a port for each of its addresses. */
const maxFlows = 16;

export class CallSockets implements SocketOwner {
  /** The datagram that is being read now, or was written last. */
  current: DatagramPlace | null = null;
  readonly #host: CallHost;
  readonly #addresses: AllowedAddresses;
  readonly #onExcess: () => void;
  readonly #flows = new Map<string, Flow>();
  #asked = 0;
  #isClosed = false;

  /** @param onExcess called when the session has more bytes within a second than it may */
  constructor(host: CallHost, addresses: AllowedAddresses, onExcess: () => void) {
    this.#host = host;
    this.#addresses = addresses;
    this.#onExcess = onExcess;
  }

  nextAddress(): string | null {
    const { forCandidates } = this.#addresses;
    // A transport asks for all of them, in their order.
    const index = this.#asked % forCandidates.length;
    this.#asked += 1;
    return index < maxSockets ? (forCandidates[index] ?? null) : null;
  }

  admits(
    direction: 'received' | 'sent',
    payload: Uint8Array,
    local: Endpoint,
    remote: Endpoint,
  ): boolean {
    if (this.#isClosed || !this.#addresses.has(remote.address)) return false;
    const flow = this.#flowBetween(local, remote);
    if (flow === null) return false;
    if (!this.#host.spend(payload.length)) {
      this.#onExcess();
      return false;
    }
    const streamOffset = flow.told[direction];
    flow.told[direction] += payload.length;
    flow.witness.tell(direction === 'received' ? 'client-to-server' : 'server-to-client', payload);
    this.current = { flow: flow.witness, direction, streamOffset, payload };
    return true;
  }

  received(): void {
    this.current = null;
  }

  close(reason: string): void {
    this.#isClosed = true;
    for (const { witness } of this.#flows.values()) witness.close('lab', reason);
    this.#flows.clear();
  }

  #flowBetween(local: Endpoint, remote: Endpoint): Flow | null {
    const key = `${local.address} ${local.port} ${remote.address} ${remote.port}`;
    const known = this.#flows.get(key);
    if (known !== undefined) return known;
    if (this.#flows.size >= maxFlows) return null;
    const { address, port } = remote;
    const witness = this.#host.openFlow(local, { address, port });
    if (witness === null) return null;
    const flow = { witness, told: { received: 0, sent: 0 } };
    this.#flows.set(key, flow);
    return flow;
  }
}
