/** A host of the virtual network: UDP sockets at one address. */
import type { TransportAddress } from '../../wire/nat/nat-event.ts';
import type { NatNodeId } from '../../wire/nat/nat-scenario.ts';
import type { Packet } from './packet.ts';
import { type Device, drop, type NetworkParts, type Realm } from './realm.ts';

export interface VirtualSocket {
  readonly local: TransportAddress;
  send(payload: Uint8Array, to: TransportAddress): void;
  onMessage: (payload: Uint8Array, from: TransportAddress) => void;
  close(): void;
}

export interface VirtualHostOptions extends NetworkParts {
  readonly node: NatNodeId;
  readonly address: string;
  readonly realm: Realm;
  /** The number of the next packet; null when the run may send no more. */
  readonly nextPacket: () => number | null;
}

/** What a host takes when no port is asked for. */
const firstPort = 50_000;

export class VirtualHost implements Device {
  readonly #options: VirtualHostOptions;
  readonly #sockets = new Map<number, VirtualSocket>();
  #nextPort = firstPort;

  constructor(options: VirtualHostOptions) {
    this.#options = options;
    options.realm.attach(options.address, this);
  }

  get address(): string {
    return this.#options.address;
  }

  /** @throws RangeError when the port is taken */
  bind(port: number = this.#nextPort++): VirtualSocket {
    if (this.#sockets.has(port)) throw new RangeError(`port ${port} is taken`);
    const local = { address: this.#options.address, port };
    const socket: VirtualSocket = {
      local,
      send: (payload, to) => this.#send(local, payload, to),
      onMessage: () => {},
      close: () => void this.#sockets.delete(port),
    };
    this.#sockets.set(port, socket);
    return socket;
  }

  arrive(packet: Packet): void {
    const { number, source, destination } = packet;
    const socket = this.#sockets.get(destination.port);
    if (socket === undefined) {
      drop(this.#options, this.#options.node, packet, 'port-unreachable');
      return;
    }
    const { scheduler, onEvent, node } = this.#options;
    const atMs = scheduler.nowMs();
    onEvent({ kind: 'delivered', atMs, packet: number, node, source, destination });
    socket.onMessage(packet.payload, source);
  }

  #send(source: TransportAddress, payload: Uint8Array, destination: TransportAddress): void {
    const { scheduler, onEvent, node, realm, nextPacket } = this.#options;
    const number = nextPacket();
    if (number === null) return;
    // The sender may use its buffer again.
    const packet = { number, source, destination, payload: Uint8Array.from(payload) };
    const hex = Buffer.from(packet.payload).toString('hex');
    const atMs = scheduler.nowMs();
    onEvent({ kind: 'sent', atMs, packet: number, node, source, destination, hex });
    realm.route(packet);
  }
}
