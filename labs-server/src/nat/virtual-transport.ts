/** werift's sockets on the virtual network: its transports replaced, and the addresses of the machine. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { TcpTransport, TlsTransport, UdpTransport } from 'werift';
import type { Scheduler } from './scheduler.ts';
import type { VirtualHost, VirtualSocket } from './virtual-host.ts';
import type { VirtualStream } from './virtual-tcp.ts';

type WeriftAddress = readonly [address: string, port: number];

/** What werift uses of a `UdpTransport`. */
class VirtualUdpTransport {
  readonly type = 'udp';
  readonly addressFamily = 4;
  readonly #socket: VirtualSocket;
  closed = false;
  onData: (data: Buffer, address: WeriftAddress) => void = () => {};

  constructor(host: VirtualHost) {
    this.#socket = host.bind();
    this.#socket.onMessage = (payload, { address, port }) =>
      this.onData(Buffer.from(payload), [address, port]);
  }

  get address() {
    return { ...this.#socket.local, family: 'IPv4' };
  }
  get host(): string {
    return this.#socket.local.address;
  }
  get port(): number {
    return this.#socket.local.port;
  }

  readonly send = async (data: Buffer, address?: WeriftAddress): Promise<void> => {
    if (address === undefined || this.closed) return;
    this.#socket.send(data, { address: address[0], port: address[1] });
  };
  readonly close = async (): Promise<void> => {
    this.closed = true;
    this.#socket.close();
  };
}

/** What werift uses of a `TcpTransport`. */
class VirtualTcpTransport {
  readonly type = 'tcp';
  readonly #stream: VirtualStream;
  closed = false;
  onData: (data: Buffer, address: WeriftAddress) => void = () => {};

  constructor(stream: VirtualStream) {
    this.#stream = stream;
    stream.onData = (payload) => this.onData(Buffer.from(payload), this.remoteAddress);
  }

  get address() {
    return { ...this.#stream.local, family: 'IPv4' };
  }
  get remoteAddress(): WeriftAddress {
    const { address, port } = this.#stream.remote;
    return [address, port];
  }

  readonly send = async (data: Buffer): Promise<void> => this.#stream.send(data);
  readonly close = async (): Promise<void> => {
    this.closed = true;
    this.#stream.close();
  };
}

/** The host whose agent is at work: werift opens TCP connections without telling from where. */
const atWork = new AsyncLocalStorage<VirtualHost>();

/** Does `work`; TCP connections that it opens, now or later, are those of `host`. */
export function atHost<Result>(host: VirtualHost, work: () => Result): Result {
  return atWork.run(host, work);
}

const connectWithinMs = 8_000;

async function connectTcp(address: WeriftAddress, scheduler: Scheduler): Promise<TcpTransport> {
  const host = atWork.getStore();
  if (host === undefined) throw new Error('no virtual host is at work');
  const stream = host.tcp.connect({ address: address[0], port: address[1] });
  await new Promise<void>((resolve, reject) => {
    const cancel = scheduler.after(connectWithinMs, () => reject(new Error('connect timed out')));
    stream.onOpen = () => {
      cancel();
      resolve();
    };
  });
  // As with UDP below.
  return new VirtualTcpTransport(stream) as unknown as TcpTransport;
}

/**
 * From now on werift opens its UDP sockets at virtual hosts, by `interfaceAddresses.udp4` of its options.
 * @param hosts those of the run that is under way
 * @param scheduler the clock of that run
 */
export function installVirtualTransport(
  hosts: () => readonly VirtualHost[],
  scheduler: () => Scheduler,
): void {
  UdpTransport.init = async (_type, options) => {
    const wanted = options?.interfaceAddresses?.udp4;
    const host = hosts().find(({ address }) => address === wanted);
    if (host === undefined) throw new Error(`no virtual host has the address ${wanted}`);
    // It has everything that werift calls; the class itself has private parts.
    return new VirtualUdpTransport(host) as unknown as UdpTransport;
  };
  TcpTransport.init = (address) => connectTcp(address, scheduler());
  TlsTransport.init = () => Promise.reject(new Error('the virtual network has no TLS'));
  const os: object = createRequire(import.meta.url)('node:os');
  Object.assign(os, {
    networkInterfaces: () => ({
      virtual: hosts().map(({ address }) => ({ address, family: 'IPv4', internal: false })),
    }),
  });
  syncBuiltinESMExports();
}
