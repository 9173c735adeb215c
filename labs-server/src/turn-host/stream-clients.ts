/** TURN over TCP, or TLS over TCP: one connection is one client. RFC 8656 section 3.1, RFC 8489 section 6.2.2. */
import type { Socket } from 'node:net';
import { joinBytes } from '../../wire/stun/bytes.ts';
import { type ClientTransport, FiveTuple } from '../turn-server/five-tuple.ts';
import { takeUnits } from '../turn-server/take-units.ts';
import type { TurnClient } from '../turn-server/turn-client.ts';
import type { TurnServer } from '../turn-server/turn-server.ts';
import { plainAddress } from './address-kind.ts';

/** Bytes that may wait for a client that reads slowly, before data of peers are dropped. */
const behindBytes = 128 * 1024;
/** A client that asks and never reads is cut. */
const maxWaitingBytes = 1024 * 1024;
/** A connection without an allocation is closed after so long a silence. */
const idleTimeoutMs = 60_000;

const nothing = new Uint8Array(0);

export class StreamClient implements TurnClient {
  readonly fiveTuple: FiveTuple;
  readonly socket: Socket;

  constructor(socket: Socket, transport: ClientTransport) {
    const { remoteAddress = '', remotePort = 0, localAddress = '', localPort = 0 } = socket;
    const client = { address: plainAddress(remoteAddress), port: remotePort };
    this.fiveTuple = new FiveTuple(transport, client, {
      address: plainAddress(localAddress),
      port: localPort,
    });
    this.socket = socket;
  }

  get isBehind(): boolean {
    return this.socket.writableLength > behindBytes;
  }

  send(bytes: Uint8Array): void {
    if (this.socket.writableLength > maxWaitingBytes) this.socket.destroy();
    else this.socket.write(bytes);
  }
}

/**
 * Serves the connection until it is closed.
 *
 * @param idleMs after so long a silence it is closed, unless it has an allocation
 */
export function serveStream(
  socket: Socket,
  transport: ClientTransport,
  server: TurnServer,
  idleMs = idleTimeoutMs,
): void {
  const client = new StreamClient(socket, transport);
  let waiting: Uint8Array = nothing;
  socket.setNoDelay(true);
  socket.setTimeout(idleMs);
  socket.on('timeout', () => {
    // It fires once for each silence: the allocation may expire in the next one.
    if (server.hasAllocation(client.fiveTuple.key)) socket.setTimeout(idleMs);
    else socket.destroy();
  });
  socket.on('data', (bytes: Buffer) => {
    waiting = waiting.length === 0 ? bytes : joinBytes([waiting, bytes]);
    const taken = takeUnits(server, client, waiting);
    if (taken === null) socket.destroy();
    else waiting = taken === waiting.length ? nothing : waiting.slice(taken);
  });
  // What went wrong with the connection is told by its end.
  socket.on('error', () => {});
  socket.once('close', () => server.clientGone(client));
}
