/** werift's sockets on the virtual network: its `UdpTransport` replaced, and the addresses of the machine. */
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { UdpTransport } from 'werift';
import type { VirtualHost, VirtualSocket } from './virtual-host.ts';

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

/**
 * From now on werift opens its UDP sockets at virtual hosts, by `interfaceAddresses.udp4` of its options.
 * @param hosts those of the run that is under way
 */
export function installVirtualTransport(hosts: () => readonly VirtualHost[]): void {
  UdpTransport.init = async (_type, options) => {
    const wanted = options?.interfaceAddresses?.udp4;
    const host = hosts().find(({ address }) => address === wanted);
    if (host === undefined) throw new Error(`no virtual host has the address ${wanted}`);
    // It has everything that werift calls; the class itself has private parts.
    return new VirtualUdpTransport(host) as unknown as UdpTransport;
  };
  const os: object = createRequire(import.meta.url)('node:os');
  Object.assign(os, {
    networkInterfaces: () => ({
      virtual: hosts().map(({ address }) => ({ address, family: 'IPv4', internal: false })),
    }),
  });
  syncBuiltinESMExports();
}
