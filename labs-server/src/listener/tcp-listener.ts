/** A TCP server on the same port of every address that we bind, whatever it speaks. */
import type { AddressInfo, Server, Socket } from 'node:net';
import { type PortFlag, portError } from './port-error.ts';

export interface TcpListenerOptions {
  /** What it is to the user, for instance `site`. */
  readonly title: string;
  /** Default: `--port`. */
  readonly flag?: PortFlag;
  /** 0 takes any free one. */
  readonly port: number;
  /** Addresses to bind; those after the first are left out where the machine does not have them. */
  readonly addresses: readonly string[];
  /** The server speaks TLS: its connections are told once they are secure. Default: false. */
  readonly secure?: boolean;
  /** Called for each address. */
  readonly createServer: () => Server;
  readonly connections?: ConnectionWatcher;
}

/** Who is told of the listener's connections; a 'close' listener of its own would be memory of each of them. */
export interface ConnectionWatcher {
  /** The server has the connection, and has read nothing of it. */
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
export async function openTcpListener(options: TcpListenerOptions): Promise<Listener> {
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
  { title, flag, createServer, connections, secure = false }: TcpListenerOptions,
  address: string,
  port: number,
  optional: boolean,
): Promise<Listener | null> {
  const server = createServer();
  const sockets = trackConnections(server, secure, connections);
  const failure = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    // It stays: later errors are of single connections (no file descriptor is left to accept one), not of ours.
    server.on('error', resolve);
    server.listen({ port, host: address, ipv6Only: address === '::1' }, () => resolve(null));
  });
  if (failure !== null) {
    const absent = failure.code === 'EADDRNOTAVAIL' || failure.code === 'EAFNOSUPPORT';
    if (optional && absent) return null;
    throw portError(title, address, port, failure, flag);
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

/** The open connections, also those that an HTTP server has forgotten: upgraded ones. */
function trackConnections(
  server: Server,
  secure: boolean,
  watcher?: ConnectionWatcher,
): ReadonlySet<Socket> {
  const sockets = new Set<Socket>();
  function forget(this: Socket): void {
    sockets.delete(this);
    watcher?.closed(this);
  }
  function keep(socket: Socket): void {
    sockets.add(socket);
    socket.on('close', forget);
    watcher?.opened(socket);
  }
  if (!secure) server.on('connection', keep);
  else {
    server.on('secureConnection', keep);
    // Whoever connects and never begins with TLS has to be closed too.
    server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    });
  }
  return sockets;
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not a TCP listener');
  return address;
}
