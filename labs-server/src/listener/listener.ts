/** One of our listeners: the same port on every address that we bind. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { HttpLimits } from './http-limits.ts';
import { portError } from './port-error.ts';

export interface ListenerOptions {
  /** What it is to the user, for instance `site`. */
  readonly title: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** Addresses to bind; those after the first are left out where the machine does not have them. */
  readonly addresses: readonly string[];
  readonly limits: HttpLimits;
  readonly onRequest: (request: IncomingMessage, response: ServerResponse) => void;
  /** Without it, the server has no upgrades, and answers such a request as any other. */
  readonly onUpgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** False for an upgrade that is to be answered as any other request; default: none is. */
  readonly shouldUpgrade?: (request: IncomingMessage) => boolean;
  readonly connections?: ConnectionWatcher;
}

/** Who is told of the listener's connections; a 'close' listener of its own would be memory of each of them. */
export interface ConnectionWatcher {
  /** The HTTP server has the connection, and has read nothing of it. */
  opened(socket: Socket): void;
  closed(socket: Socket): void;
}

export interface Listener {
  readonly port: number;
  /** Destroys all connections; resolves when the port is free again. */
  close(): Promise<void>;
}

/** With port 0 the other addresses must have the same port free: that is tried so often. */
const attempts = 10;

/** @throws PortError when the port cannot be had. */
export async function openListener(options: ListenerOptions): Promise<Listener> {
  for (let attempt = 1; ; attempt += 1) {
    const open: Listener[] = [];
    try {
      for (const [index, address] of options.addresses.entries()) {
        const port = open[0]?.port ?? options.port;
        const listener = await listen(options, address, port, index > 0);
        if (listener !== null) open.push(listener);
      }
      return join(open);
    } catch (error) {
      await join(open).close();
      if (options.port !== 0 || attempt === attempts) throw error;
    }
  }
}

function join(listeners: readonly Listener[]): Listener {
  return {
    port: listeners[0]?.port ?? 0,
    close: async () => void (await Promise.all(listeners.map((listener) => listener.close()))),
  };
}

/** Null when the address is `optional` and this machine does not have it. */
async function listen(
  options: ListenerOptions,
  address: string,
  port: number,
  optional: boolean,
): Promise<Listener | null> {
  const { maxConnections, ...httpOptions } = options.limits;
  // The Host field is checked by us: a request that Node refuses by itself is one that the tap never hears of.
  const fixed = { noDelay: true, keepAlive: true, requireHostHeader: false };
  const { shouldUpgrade } = options;
  const upgrades = shouldUpgrade === undefined ? {} : { shouldUpgradeCallback: shouldUpgrade };
  const server = createServer({ ...httpOptions, ...fixed, ...upgrades }, options.onRequest);
  server.maxConnections = maxConnections;
  if (options.onUpgrade !== undefined) server.on('upgrade', options.onUpgrade);
  // RFC 9110 section 10.1.1; Node's own answers would come before `onRequest` knows of the request.
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    options.onRequest(request, response);
    if (!response.headersSent && !response.destroyed) response.writeContinue();
  });
  server.on('checkExpectation', options.onRequest);
  const sockets = trackConnections(server, options.connections);
  const failure = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    // It stays: later errors are of single connections (no file descriptor is left to accept one), not of ours.
    server.on('error', resolve);
    server.listen({ port, host: address, ipv6Only: address === '::1' }, () => resolve(null));
  });
  if (failure !== null) {
    const absent = failure.code === 'EADDRNOTAVAIL' || failure.code === 'EAFNOSUPPORT';
    if (optional && absent) return null;
    throw portError(options.title, address, port, failure);
  }
  return {
    port: addressOf(server).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** The open connections, also those that the HTTP server has forgotten: upgraded ones. */
function trackConnections(server: Server, watcher?: ConnectionWatcher): ReadonlySet<Socket> {
  const sockets = new Set<Socket>();
  function forget(this: Socket): void {
    sockets.delete(this);
    watcher?.closed(this);
  }
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', forget);
    watcher?.opened(socket);
  });
  return sockets;
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not a TCP listener');
  return address;
}
