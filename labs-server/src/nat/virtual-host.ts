/** A host of the virtual network: UDP sockets and TCP connections at one address. */
import type { TcpSegment, Transport, TransportAddress } from '../../wire/nat/nat-event.ts';
import type { NatNodeId } from '../../wire/nat/nat-scenario.ts';
import type { Packet } from './packet.ts';
import { type Device, drop, type NetworkParts, type Realm } from './realm.ts';
import { VirtualTcp } from './virtual-tcp.ts';

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
  readonly tcp: VirtualTcp;
  #nextPort = firstPort;

  constructor(options: VirtualHostOptions) {
    this.#options = options;
    options.realm.attach(options.address, this);
    this.tcp = new VirtualTcp(options.address, (segment, payload, from, to) =>
      this.#send('tcp', segment, payload, from, to),
    );
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
      send: (payload, to) => this.#send('udp', null, payload, local, to),
      onMessage: () => {},
      close: () => void this.#sockets.delete(port),
    };
    this.#sockets.set(port, socket);
    return socket;
  }

  arrive(packet: Packet): void {
    const receive = this.#receiverOf(packet);
    if (receive === null) {
      drop(this.#options, this.#options.node, packet, 'port-unreachable');
      return;
    }
    const { number, transport, source, destination } = packet;
    const { scheduler, onEvent, node } = this.#options;
    const atMs = scheduler.nowMs();
    onEvent({ kind: 'delivered', atMs, packet: number, transport, node, source, destination });
    receive();
  }

  /** What takes the packet; null when nobody does. */
  #receiverOf(packet: Packet): (() => void) | null {
    if (packet.transport === 'tcp') return this.tcp.receiverOf(packet);
    const socket = this.#sockets.get(packet.destination.port);
    return socket === undefined ? null : () => socket.onMessage(packet.payload, packet.source);
  }

  #send(
    transport: Transport,
    segment: TcpSegment | null,
    payload: Uint8Array,
    source: TransportAddress,
    destination: TransportAddress,
  ): void {
    const { scheduler, onEvent, node, realm, nextPacket } = this.#options;
    const number = nextPacket();
    if (number === null) return;
    const way = { transport, source, destination };
    // The sender may use its buffer again.
    const kept = Uint8Array.from(payload);
    const hex = Buffer.from(kept).toString('hex');
    onEvent({ kind: 'sent', atMs: scheduler.nowMs(), packet: number, node, ...way, segment, hex });
    realm.route({ number, ...way, segment, payload: kept });
  }
}
