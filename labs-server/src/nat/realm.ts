/** An address realm (RFC 2663 section 2.1): a network in which each address is of one device, and what leads out of it. */
import type { NatNodeId } from '../../wire/nat/nat-scenario.ts';
import type { DropRule, NatEvent } from '../../wire/nat/nat-event.ts';
import type { Packet } from './packet.ts';
import type { Scheduler } from './scheduler.ts';

/** Something with an address in a realm. */
export interface Device {
  arrive(packet: Packet): void;
}

/** What a packet meets that is for nobody in its realm. */
export interface Gateway {
  leave(packet: Packet): void;
}

/** What all parts of a network have in common. */
export interface NetworkParts {
  readonly scheduler: Scheduler;
  readonly onEvent: (event: NatEvent) => void;
}

export class Realm {
  readonly #parts: NetworkParts;
  readonly #latencyMs: number;
  readonly #devices = new Map<string, Device>();
  gateway: Gateway | null = null;

  constructor(parts: NetworkParts, latencyMs: number) {
    this.#parts = parts;
    this.#latencyMs = latencyMs;
  }

  attach(address: string, device: Device): void {
    this.#devices.set(address, device);
  }

  /** Takes the packet to the device that has its destination, or out of the realm. */
  route(packet: Packet): void {
    this.#parts.scheduler.after(this.#latencyMs, () => {
      const device = this.#devices.get(packet.destination.address);
      if (device !== undefined) device.arrive(packet);
      else if (this.gateway !== null) this.gateway.leave(packet);
      else drop(this.#parts, 'internet', packet, 'no-route');
    });
  }
}

/** Tells that the packet goes no further. */
export function drop(
  { scheduler, onEvent }: NetworkParts,
  node: NatNodeId,
  { number, transport, source, destination }: Packet,
  rule: DropRule,
): void {
  const atMs = scheduler.nowMs();
  onEvent({ kind: 'dropped', atMs, packet: number, transport, node, source, destination, rule });
}
