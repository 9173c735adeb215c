/** The two UDP ports of the server: RTP goes out and comes in at the even one, RTCP at the next (RFC 3550 section 11). */
import { createSocket, type Socket } from 'node:dgram';
import type { Pair } from './transport.ts';

export interface UdpPorts {
  /** The address that both are bound to. */
  readonly address: string;
  readonly ports: Pair;
  sendRtp(packet: Uint8Array, address: string, port: number): void;
  sendRtcp(packet: Uint8Array, address: string, port: number): void;
  /**
   * Datagrams from these ports of `address` are the handlers' until the returned function is called. What comes from
   * elsewhere is ignored.
   */
  claim(address: string, ports: Pair, handlers: UdpHandlers): () => void;
  /** Resolves when both ports are free; a second call is the same. */
  close(): Promise<void>;
}

export interface UdpHandlers {
  /** `packet` is only valid during the call. */
  onRtp(packet: Uint8Array): void;
  onRtcp(packet: Uint8Array): void;
}

/** Pairs that are tried where any port will do. */
const maxTries = 20;

/** Binds an even port and the next one. @throws where none can be had */
export async function openUdpPorts(address: string): Promise<UdpPorts> {
  for (let attempt = 1; ; attempt += 1) {
    const rtp = await bind(address, 0);
    const { port } = rtp.address();
    try {
      if (port % 2 === 0) return createUdpPorts(address, rtp, await bind(address, port + 1));
    } catch (error) {
      if (attempt === maxTries) throw error;
    }
    rtp.close();
    if (attempt === maxTries) throw new Error('No two neighbouring UDP ports are free.');
  }
}

function createUdpPorts(boundAddress: string, rtp: Socket, rtcp: Socket): UdpPorts {
  const claims = new Map<string, (packet: Uint8Array) => void>();
  const listen = (socket: Socket, kind: string): void => {
    socket.on('message', (packet, { address, port }) =>
      claims.get(`${kind} ${address} ${port}`)?.(packet),
    );
    // A peer that has gone answers with ICMP: its session ends by its own timeout.
    socket.on('error', () => {});
  };
  let closed: Promise<void> | null = null;
  listen(rtp, 'rtp');
  listen(rtcp, 'rtcp');
  return {
    address: boundAddress,
    ports: [rtp.address().port, rtcp.address().port],
    sendRtp: (packet, address, port) => rtp.send(packet, port, address),
    sendRtcp: (packet, address, port) => rtcp.send(packet, port, address),
    claim(address, [rtpPort, rtcpPort], { onRtp, onRtcp }) {
      const entries = [
        [`rtp ${address} ${rtpPort}`, onRtp],
        [`rtcp ${address} ${rtcpPort}`, onRtcp],
      ] as const;
      for (const [key, handler] of entries) claims.set(key, handler);
      return () => {
        for (const [key, handler] of entries) if (claims.get(key) === handler) claims.delete(key);
      };
    },
    close: () => (closed ??= Promise.all([rtp, rtcp].map(closeSocket)).then(() => {})),
  };
}

function bind(address: string, port: number): Promise<Socket> {
  const socket = createSocket(address.includes(':') ? 'udp6' : 'udp4');
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(port, address, () => {
      socket.off('error', reject);
      resolve(socket);
    });
  });
}

function closeSocket(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.close(() => resolve()));
}
