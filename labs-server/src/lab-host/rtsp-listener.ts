/** The listener of RTSP, and the two UDP ports beside it: tapped like the others. */
import { createServer, type Socket } from 'node:net';
import type { Core } from '../core.ts';
import type { PlaceOwner, StreamDirectory } from '../labs/rtsp/live-stream.ts';
import { serveRtspConnection } from '../labs/rtsp/rtsp-connection.ts';
import type { RtspServerParts } from '../labs/rtsp/rtsp-server-parts.ts';
import { type RtspSessionStatus, statusOfSessions } from '../labs/rtsp/session-status.ts';
import { openUdpPorts, type UdpPorts } from '../labs/rtsp/udp-ports.ts';
import type { WireWitness } from '../labs/rtsp/wire-witness.ts';
import { type Listener, openTcpListener } from '../listener/tcp-listener.ts';
import type { SessionStore } from '../sessions/session-store.ts';
import type { Tap } from '../tap/tap.ts';
import type { RunOwner } from '../tap/witnesses.ts';

/** Connections of all clients together. */
const maxConnections = 128;

export interface RtspListener extends Listener {
  /** Who plays and publishes at the addresses of the lab session with this id. */
  sessionsOf(session: string): readonly RtspSessionStatus[];
}

/** @throws PortError when the port cannot be had: the other labs can do without. */
export async function openRtspListener(
  core: Core,
  streams: StreamDirectory,
): Promise<RtspListener> {
  const { options, tap } = core;
  const udp = await openUdpPorts(options.addresses[0] ?? '127.0.0.1').catch(() => null);
  const parts = partsOf(core, streams, udp);
  const watcher = tap.watch('rtsp');
  try {
    const tcp = await openTcpListener({
      title: 'rtsp',
      flag: '--rtsp-port',
      port: options.rtspPort,
      addresses: options.addresses,
      createServer() {
        const server = createServer();
        server.maxConnections = maxConnections;
        return server;
      },
      connections: {
        opened(socket) {
          watcher.opened(socket);
          serveRtspConnection(parts, socket);
        },
        closed: (socket) => watcher.closed(socket),
      },
    });
    return {
      port: tcp.port,
      sessionsOf: (session) => statusOfSessions(parts.sessions.values(), session),
      close: () => close(parts, tcp),
    };
  } catch (error) {
    await udp?.close();
    throw error;
  }
}

function partsOf(
  { options, sessions, tap }: Core,
  streams: StreamDirectory,
  udp: UdpPorts | null,
): RtspServerParts {
  const { clock, randomBytes } = options;
  const witness = createWitness(tap, sessions);
  return { clock, randomBytes, streams, udp, witness, sessions: new Map() };
}

async function close({ sessions, udp }: RtspServerParts, tcp: Listener): Promise<void> {
  for (const session of sessions.values()) session.end();
  await Promise.all([tcp.close(), udp?.close()]);
}

/** Told by the tap; an owner whose session is over in the meantime has no wire view. */
function createWitness(tap: Tap, sessions: SessionStore): WireWitness {
  const ownerOf = ({ session: id, run }: PlaceOwner): RunOwner | null => {
    const session = sessions.get(id);
    return session === null ? null : { session, run };
  };
  return {
    claim(socket: Socket, place) {
      const owner = ownerOf(place);
      return owner !== null && (tap.of(socket)?.adopt(owner) ?? false);
    },
    ignore: (socket) => tap.of(socket)?.ignore(),
    openFlow(place, local, remote) {
      const owner = ownerOf(place);
      return owner === null ? null : tap.openFlow(owner, { listener: 'rtsp', local, remote });
    },
    whenSessionEnds(place, callback) {
      const session = ownerOf(place)?.session;
      const listener = { sessionEnded: callback };
      session?.onEnd(listener);
      return () => session?.offEnd(listener);
    },
  };
}
