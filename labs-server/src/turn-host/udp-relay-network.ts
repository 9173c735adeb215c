/** Relayed transport addresses on real UDP sockets. */
import type { Socket } from 'node:dgram';
import type { IpFamily, TransportAddress } from '../../wire/stun/transport-address.ts';
import type { Direction } from '../../wire/record.ts';
import { familyOf } from '../turn-server/ip-family.ts';
import type {
  RelayFailure,
  RelayNetwork,
  RelayOrder,
  RelayPort,
  RelayReceiver,
} from '../turn-server/relay-network.ts';
import { addressKind } from './address-kind.ts';
import { icmpOf } from './send-error.ts';
import { bindUdp } from './udp-socket.ts';

/** Hears of the ports, and of each datagram that crosses them; `data` only during the call. */
export interface RelayWatcher {
  opened(relayed: TransportAddress): void;
  closed(relayed: TransportAddress): void;
  crossed(
    direction: Direction,
    relayed: TransportAddress,
    peer: TransportAddress,
    data: Uint8Array,
  ): void;
}

/** Ports that are tried where an even one is wanted, or two neighbours. */
const maxTries = 20;
/** UDP payloads that fit into a packet of an Ethernet without being split. */
const unfragmentedBytes = { IPv4: 1_472, IPv6: 1_452 } as const;
const ethernetMtu = 1_500;
/** What became of a send is asked for with the first ones, and then now and then: an error that stays is found all the same. */
const alwaysAskedFor = 32;
const askedForEvery = 16;

export class UdpRelayNetwork implements RelayNetwork {
  /** Linux sets the DF bit of UDP datagrams itself (ip(7), IP_PMTUDISC_WANT); Node.js can set it nowhere. */
  readonly canSetDontFragment = process.platform === 'linux';
  readonly #addresses: () => readonly string[];
  readonly #watcher: RelayWatcher;

  /** @param addresses on which relayed addresses may be */
  constructor(addresses: () => readonly string[], watcher: RelayWatcher) {
    this.#addresses = addresses;
    this.#watcher = watcher;
  }

  get families(): readonly IpFamily[] {
    return [...new Set(this.#addresses().map((address) => familyOf({ address })))];
  }

  open(order: RelayOrder, done: (ports: readonly RelayPort[] | RelayFailure) => void): void {
    void this.#open(order, done);
  }

  async #open(order: RelayOrder, done: Parameters<RelayNetwork['open']>[1]): Promise<void> {
    const opened = await openSockets(this.#addressFor(order), order.parity).catch(failureOf);
    done(
      typeof opened === 'string'
        ? opened
        : opened.map((socket) => new UdpRelayPort(socket, this.#watcher)),
    );
  }

  #addressFor({ near, family }: RelayOrder): string | null {
    const ofFamily = this.#addresses().filter((address) => familyOf({ address }) === family);
    const isNear = (address: string): boolean => address === near.address;
    const isAsNear = (address: string): boolean =>
      addressKind(address) === addressKind(near.address);
    return ofFamily.find(isNear) ?? ofFamily.find(isAsNear) ?? ofFamily[0] ?? null;
  }
}

/** What the system says when it has no more ports, sockets or memory for them. */
const noCapacity = ['EADDRINUSE', 'EMFILE', 'ENFILE', 'ENOBUFS', 'ENOMEM'];

/** Of an address that went away with its network, for one, a client may ask again. */
function failureOf(error: unknown): RelayFailure {
  const { code = '' } = error as NodeJS.ErrnoException;
  return noCapacity.includes(code) ? 'no-capacity' : 'failed';
}

/** Rejects with the system's error. */
async function openSockets(
  address: string | null,
  parity: RelayOrder['parity'],
): Promise<readonly Socket[] | RelayFailure> {
  if (address === null) return 'failed';
  for (let attempt = 0; attempt < maxTries; attempt += 1) {
    const first = await bindUdp(address, 0);
    const { port } = first.address();
    if (parity === 'any') return [first];
    if (port % 2 === 0) {
      if (parity === 'even') return [first];
      const next = await bindUdp(address, port + 1).catch(() => null);
      if (next !== null) return [first, next];
    }
    first.close();
  }
  return 'no-capacity';
}

class UdpRelayPort implements RelayPort {
  readonly address: TransportAddress;
  readonly #socket: Socket;
  readonly #watcher: RelayWatcher;
  #receiver: RelayReceiver | null = null;
  #isOpen = true;
  #sent = 0;

  constructor(socket: Socket, watcher: RelayWatcher) {
    const { address, port } = socket.address();
    this.address = { address, port };
    this.#socket = socket;
    this.#watcher = watcher;
    watcher.opened(this.address);
    socket.on('message', (data, { address, port }) => this.#received(data, { address, port }));
  }

  listen(receiver: RelayReceiver): void {
    this.#receiver = receiver;
  }

  send(data: Uint8Array, peer: TransportAddress, dontFragment: boolean): void {
    if (!this.#isOpen) return;
    const family = familyOf(peer);
    const isSplit =
      data.length > unfragmentedBytes[family] && addressKind(peer.address) !== 'loopback';
    if (dontFragment && isSplit) {
      this.#failed(peer, 'EMSGSIZE');
      return;
    }
    this.#watcher.crossed('server-to-client', this.address, peer, data);
    this.#sent += 1;
    if (this.#sent > alwaysAskedFor && this.#sent % askedForEvery !== 0) {
      this.#socket.send(data, peer.port, peer.address);
      return;
    }
    this.#socket.send(data, peer.port, peer.address, (error) => {
      if (error) this.#failed(peer, (error as NodeJS.ErrnoException).code);
    });
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#socket.close();
    this.#watcher.closed(this.address);
  }

  #received(data: Uint8Array, peer: TransportAddress): void {
    this.#watcher.crossed('client-to-server', this.address, peer, data);
    this.#receiver?.received(data, peer);
  }

  #failed(peer: TransportAddress, code: string | undefined): void {
    const error = icmpOf(code, familyOf(peer) === 'IPv6', ethernetMtu);
    if (error !== null && this.#isOpen) this.#receiver?.unreachable(peer, error);
  }
}
