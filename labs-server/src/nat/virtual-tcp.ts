/**
 * TCP connections of a host, as far as TURN needs them: opened by SYN and SYN-ACK, then segments in order. Nothing gets
 * lost on a way that is open, so nothing is acknowledged or sent again.
 */
import type { TcpSegment, TransportAddress } from '../../wire/nat/nat-event.ts';
import type { Packet } from './packet.ts';

export interface VirtualStream {
  readonly local: TransportAddress;
  readonly remote: TransportAddress;
  onOpen: () => void;
  onData: (payload: Uint8Array) => void;
  send(payload: Uint8Array): void;
  /** Sends FIN, once. */
  close(): void;
}

type SendSegment = (
  segment: TcpSegment,
  payload: Uint8Array,
  from: TransportAddress,
  to: TransportAddress,
) => void;

type Accept = (stream: VirtualStream) => void;

const nothing = new Uint8Array(0);
/** What a host takes for a connection that it opens. */
const firstPort = 51_000;

export class VirtualTcp {
  readonly #address: string;
  readonly #send: SendSegment;
  readonly #streams = new Map<string, VirtualStream>();
  readonly #listeners = new Map<number, Accept>();
  #nextPort = firstPort;

  constructor(address: string, send: SendSegment) {
    this.#address = address;
    this.#send = send;
  }

  listen(port: number, accept: Accept): void {
    this.#listeners.set(port, accept);
  }

  /** Sends SYN; `onOpen` tells when it was answered, which may be never. */
  connect(to: TransportAddress): VirtualStream {
    const local = { address: this.#address, port: this.#nextPort++ };
    const stream = this.#open(local, to);
    this.#send('SYN', nothing, local, to);
    return stream;
  }

  /** What takes the segment; null when there is neither such a connection nor a listener. */
  receiverOf({ segment, source, destination, payload }: Packet): (() => void) | null {
    const stream = this.#streams.get(keyOf(destination, source));
    if (stream !== undefined) return () => this.#receive(stream, segment, payload);
    const accept = this.#listeners.get(destination.port);
    if (segment !== 'SYN' || accept === undefined) return null;
    return () => {
      accept(this.#open(destination, source));
      this.#send('SYN-ACK', nothing, destination, source);
    };
  }

  #receive(stream: VirtualStream, segment: TcpSegment | null, payload: Uint8Array): void {
    if (segment === 'SYN-ACK') stream.onOpen();
    else if (segment === 'data') stream.onData(payload);
    else if (segment === 'FIN') this.#streams.delete(keyOf(stream.local, stream.remote));
  }

  #open(local: TransportAddress, remote: TransportAddress): VirtualStream {
    const key = keyOf(local, remote);
    const stream: VirtualStream = {
      local,
      remote,
      onOpen: () => {},
      onData: () => {},
      send: (payload) => {
        if (this.#streams.has(key)) this.#send('data', payload, local, remote);
      },
      close: () => {
        if (this.#streams.delete(key)) this.#send('FIN', nothing, local, remote);
      },
    };
    this.#streams.set(key, stream);
    return stream;
  }
}

function keyOf(local: TransportAddress, remote: TransportAddress): string {
  return `${local.port} ${remote.address}:${remote.port}`;
}
