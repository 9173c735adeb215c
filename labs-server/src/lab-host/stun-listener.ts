/** The listeners of STUN and TURN: UDP and TCP on one port, TLS on another, a UDP port that pretends a NAT, one that redirects. */
import type { Socket as UdpSocket } from 'node:dgram';
import { createServer, type Server } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { every } from '../clock/every.ts';
import type { Core } from '../core.ts';
import { portError } from '../listener/port-error.ts';
import { type Listener, openTcpListener } from '../listener/tcp-listener.ts';
import type { StunPorts } from '../turn-host/ice-servers.ts';
import { serveStream } from '../turn-host/stream-clients.ts';
import { bindUdp, closeUdp } from '../turn-host/udp-socket.ts';
import { serveUdp } from '../turn-host/udp-clients.ts';

const flag = '--stun-port';
/** Connections of all clients together. */
const maxConnections = 256;
/** With port 0 the port that TCP got may be taken for UDP: that is tried so often. */
const attempts = 10;
const sweepIntervalMs = 10_000;
/** RFC 8656 section 4.1: the default port of TURN over TLS. */
const turnsPort = 5_349;

export interface StunListener extends Listener {
  readonly ports: StunPorts;
}

/** @throws PortError when the port cannot be had: the other labs can do without. */
export async function openStunListener(core: Core): Promise<StunListener> {
  const { options, turn } = core;
  const { tcp, udp } = await openBoth(core);
  const opened: Listener[] = [tcp, udp];
  const { port } = tcp;
  const pretend = await openBeside(core, port, 1);
  if (pretend !== null) opened.push(pretend);
  const redirecting = await openBeside(core, port, 2);
  if (redirecting !== null) opened.push(redirecting);
  const tls = await openTls(core).catch(() => null);
  if (tls !== null) opened.push(tls);
  const ports = {
    stun: port,
    pretendNat: pretend?.port ?? null,
    redirecting: redirecting?.port ?? null,
    turns: tls?.port ?? null,
  };
  turn.setPorts(ports);
  const stopSweeping = every(options.clock, sweepIntervalMs, () => turn.sweep());
  const closeOpened = async (): Promise<void> => {
    stopSweeping();
    turn.server.close();
    await Promise.all(opened.map((listener) => listener.close()));
  };
  let closed: Promise<void> | null = null;
  return {
    port,
    ports,
    close: () => (closed ??= closeOpened()),
  };
}

/** TCP and UDP have the same number. */
async function openBoth(core: Core): Promise<{ readonly tcp: Listener; readonly udp: Listener }> {
  const { stunPort } = core.options;
  for (let attempt = 1; ; attempt += 1) {
    const tcp = await openTcp(core, stunPort);
    try {
      return { tcp, udp: await openUdp(core, tcp.port) };
    } catch (error) {
      await tcp.close();
      if (stunPort !== 0 || attempt === attempts) throw error;
    }
  }
}

/** So many ports further on where that one is free, so that a firewall can be told; else any. Without one there is no such mode. */
async function openBeside(core: Core, port: number, step: number): Promise<Listener | null> {
  const wanted = core.options.stunPort === 0 || port + step > 65_535 ? 0 : port + step;
  return openUdp(core, wanted).catch(() => openUdp(core, 0).catch(() => null));
}

/** One socket for each address; those after the first are left out where the port is taken there or the address is gone. */
async function openUdp({ turn }: Core, port: number): Promise<Listener> {
  const sockets: UdpSocket[] = [];
  for (const address of turn.addresses) {
    const [first] = sockets;
    const wanted = first?.address().port ?? port;
    try {
      sockets.push(await bindUdp(address, wanted));
    } catch (error) {
      if (first !== undefined && isAbsent(error)) continue;
      await closeAll(sockets);
      throw portError('stun', address, wanted, error as NodeJS.ErrnoException, flag);
    }
  }
  for (const socket of sockets) {
    serveUdp(socket, turn.server, (...datagram) => turn.flows.crossed(...datagram));
  }
  return { port: sockets[0]?.address().port ?? 0, close: () => closeAll(sockets) };
}

const isAbsent = (error: unknown): boolean =>
  ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes((error as NodeJS.ErrnoException).code ?? '');

const closeAll = async (sockets: readonly UdpSocket[]): Promise<void> =>
  void (await Promise.all(sockets.map(closeUdp)));

const openTcp = (core: Core, port: number): Promise<Listener> =>
  openStream(core, port, 'tcp', () => createServer());

/** Null without a certificate. */
async function openTls(core: Core): Promise<Listener | null> {
  const { stunPort, tls } = core.options;
  if (tls === null) return null;
  const open = (port: number): Promise<Listener> =>
    openStream(core, port, 'tls', () => createTlsServer({ ...tls }));
  return stunPort === 0 ? open(0) : open(turnsPort).catch(() => open(0));
}

function openStream(
  core: Core,
  port: number,
  transport: 'tcp' | 'tls',
  create: () => Server,
): Promise<Listener> {
  const watcher = core.tap.watch('stun');
  return openTcpListener({
    title: 'stun',
    flag,
    port,
    addresses: core.options.addresses,
    secure: transport === 'tls',
    createServer() {
      const server = create();
      server.maxConnections = maxConnections;
      return server;
    },
    connections: {
      opened(socket) {
        watcher.opened(socket);
        serveStream(socket, transport, core.turn.server);
      },
      closed: (socket) => watcher.closed(socket),
    },
  });
}
