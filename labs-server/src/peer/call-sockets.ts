/** The sockets of one call: what passes on them, who sees it, and when it is too much. */
import type { Direction, Endpoint } from '../../wire/record.ts';
import type { AllowedAddresses } from './allowed-addresses.ts';
import { type CallLimit, limits, maxSources } from './call-limits.ts';
import type { CallHost, Decrypted, FlowWitness } from './call-host.ts';
import { findRecord } from './dtls-record.ts';
import type { PlaintextListener, RecordName } from './plaintext-hooks.ts';
import type { SocketOwner } from './udp-sockets.ts';

/** Datagrams between one of Bob's ports and one of a peer's. */
interface Flow {
  readonly witness: FlowWitness;
  /** Bytes told so far. */
  readonly told: Record<Direction, number>;
}

/** A datagram, and where its payload stands among those of its direction. */
interface Datagram {
  readonly witness: FlowWitness;
  readonly direction: Direction;
  readonly streamOffset: number;
  readonly payload: Uint8Array;
}

/** What is in the datagram that is written next. */
type Pending =
  | { readonly record: RecordName; readonly plaintext: Uint8Array }
  | {
      readonly protocol: 'rtp' | 'rtcp';
      readonly packet: Uint8Array;
      readonly plaintext: Uint8Array;
    };

export interface SocketWatcher {
  /** There is more of something than may be, and the call has to end. */
  exceeded(limit: CallLimit): void;
  /** A datagram has been dealt with. */
  received(): void;
}

/** Sockets of a transport; a machine with many virtual networks does not need one in each. */
const maxSockets = 4;
/** Peers of one call: a browser has a port for each of its addresses. */
const maxFlows = 16;

export class CallSockets implements SocketOwner, PlaintextListener {
  readonly #host: CallHost;
  readonly #addresses: AllowedAddresses;
  readonly #watcher: SocketWatcher;
  readonly #flows = new Map<string, Flow>();
  /** SSRCs of RTP that came. */
  readonly #sources = new Set<number>();
  /** The datagram that is being read. */
  #reading: Datagram | null = null;
  #pending: Pending | null = null;
  #asked = 0;
  #isClosed = false;

  constructor(host: CallHost, addresses: AllowedAddresses, watcher: SocketWatcher) {
    this.#host = host;
    this.#addresses = addresses;
    this.#watcher = watcher;
  }

  /** A transport begins to ask for the addresses of its sockets, of which it has some already. */
  beginTransport(socketCount: number): void {
    this.#asked = socketCount;
  }

  /** In the order of the candidates: those of the library's own finding come after ours, and get no socket. */
  nextAddress(): string | null {
    const index = this.#asked;
    this.#asked += 1;
    return index < maxSockets ? (this.#addresses.forCandidates[index] ?? null) : null;
  }

  admits(direction: Direction, payload: Uint8Array, local: Endpoint, remote: Endpoint): boolean {
    if (this.#isClosed) return false;
    const flow = this.#flowBetween(local, remote);
    if (flow === null) return false;
    if (!this.#host.spend(payload.length)) {
      this.#watcher.exceeded(limits.bytesPerSecond);
      return false;
    }
    const { witness, told } = flow;
    const datagram = { witness, direction, streamOffset: told[direction], payload };
    told[direction] += payload.length;
    witness.tell(direction, payload);
    if (direction === 'client-to-server') this.#reading = datagram;
    else this.#written(datagram);
    return true;
  }

  received(): void {
    this.#reading = null;
    this.#watcher.received();
  }

  recordRead(record: RecordName, plaintext: Uint8Array): void {
    if (this.#reading !== null) tellRecord(this.#reading, record, plaintext);
  }

  recordWritten(record: RecordName, plaintext: Uint8Array): void {
    this.#pending = { record, plaintext };
  }

  packetRead(protocol: 'rtp' | 'rtcp', packet: Uint8Array, plaintext: Uint8Array): void {
    if (protocol === 'rtp') this.#countSource(packet);
    if (this.#reading?.payload === packet) tellPacket(this.#reading, protocol, plaintext);
  }

  packetWritten(protocol: 'rtp' | 'rtcp', packet: Uint8Array, plaintext: Uint8Array): void {
    this.#pending = { protocol, packet, plaintext };
  }

  close(reason: string): void {
    this.#isClosed = true;
    for (const { witness } of this.#flows.values()) witness.close('lab', reason);
    this.#flows.clear();
  }

  /** RFC 3550 section 5.1: the SSRC is the third word of the header. */
  #countSource(packet: Uint8Array): void {
    const { buffer, byteOffset, byteLength } = packet;
    this.#sources.add(new DataView(buffer, byteOffset, byteLength).getUint32(8));
    if (this.#sources.size > maxSources) this.#watcher.exceeded(limits.sources);
  }

  #written(datagram: Datagram): void {
    const pending = this.#pending;
    if (pending === null) return;
    if ('record' in pending) {
      if (!tellRecord(datagram, pending.record, pending.plaintext)) return;
    } else if (pending.packet !== datagram.payload) return;
    else tellPacket(datagram, pending.protocol, pending.plaintext);
    this.#pending = null;
  }

  /** Null where none is allowed. A flow that is known was allowed at its first datagram. */
  #flowBetween(local: Endpoint, remote: Endpoint): Flow | null {
    const key = `${local.address} ${local.port} ${remote.address} ${remote.port}`;
    const known = this.#flows.get(key);
    if (known !== undefined) return known;
    const { address, port } = remote;
    // RFC 768: zero stands for no port; nothing can be sent there.
    if (port === 0) return null;
    if (!this.#addresses.has(address) || this.#flows.size >= maxFlows) return null;
    const witness = this.#host.openFlow(local, { address, port });
    if (witness === null) return null;
    const flow = { witness, told: { 'client-to-server': 0, 'server-to-client': 0 } };
    this.#flows.set(key, flow);
    return flow;
  }
}

/** False: the datagram does not hold the record. */
function tellRecord(datagram: Datagram, name: RecordName, plaintext: Uint8Array): boolean {
  const range = findRecord(datagram.payload, name.epoch, name.sequenceNumber);
  if (range === null) return false;
  tell(datagram, { protocol: 'sctp', ...range, plaintext });
  return true;
}

function tellPacket(datagram: Datagram, protocol: 'rtp' | 'rtcp', plaintext: Uint8Array): void {
  tell(datagram, { protocol, start: 0, byteLength: datagram.payload.length, plaintext });
}

function tell(
  { witness, direction, streamOffset }: Datagram,
  {
    start,
    ...decrypted
  }: { readonly start: number } & Omit<Decrypted, 'direction' | 'streamOffset'>,
): void {
  witness.tellDecrypted({ direction, streamOffset: streamOffset + start, ...decrypted });
}
