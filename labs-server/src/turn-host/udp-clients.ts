/** The UDP port of STUN and TURN: each datagram is a unit of a client. */
import type { Socket } from 'node:dgram';
import type { TransportAddress } from '../../wire/stun/transport-address.ts';
import type { Direction } from '../../wire/record.ts';
import { FiveTuple } from '../turn-server/five-tuple.ts';
import type { TurnClient } from '../turn-server/turn-client.ts';
import type { TurnServer } from '../turn-server/turn-server.ts';

/** Hears of each datagram; `bytes` only during the call. */
export type ClientWatcher = (direction: Direction, client: TurnClient, bytes: Uint8Array) => void;

/** Clients that are remembered, so that not each datagram makes one anew: then all are forgotten. */
const maxRemembered = 2_048;

/** Serves what comes to `socket`, until it is closed. */
export function serveUdp(socket: Socket, server: TurnServer, watch: ClientWatcher): void {
  const { address, port } = socket.address();
  const local: TransportAddress = { address, port };
  const clients = new Map<string, UdpClient>();
  socket.on('message', (datagram, { address, port }) => {
    // RFC 768: "if not used, a value of zero is inserted". There is no port to answer to.
    if (port === 0) return;
    const key = `${address} ${port}`;
    let client = clients.get(key);
    if (client === undefined) {
      if (clients.size >= maxRemembered) clients.clear();
      client = new UdpClient(socket, new FiveTuple('udp', { address, port }, local), watch);
      clients.set(key, client);
    }
    watch('client-to-server', client, datagram);
    server.receive(client, datagram);
  });
}

class UdpClient implements TurnClient {
  readonly fiveTuple: FiveTuple;
  readonly isBehind = false;
  readonly #socket: Socket;
  readonly #watch: ClientWatcher;

  constructor(socket: Socket, fiveTuple: FiveTuple, watch: ClientWatcher) {
    this.#socket = socket;
    this.fiveTuple = fiveTuple;
    this.#watch = watch;
  }

  send(bytes: Uint8Array): void {
    const { address, port } = this.fiveTuple.client;
    this.#watch('server-to-client', this, bytes);
    this.#socket.send(bytes, port, address);
  }
}
