/** The parts of a server that all listeners share. */
import type { Response } from 'express';
import type { FeedRegistry } from './feed/feed-registry.ts';
import type { LabCallers } from './lab-host/lab-callers.ts';
import type { Exchange } from './labs/lab.ts';
import { createLabCallers } from './lab-host/lab-callers.ts';
import { createCallHosts } from './lab-host/call-hosts.ts';
import type { Extension, LabParts } from './lab-host/lab-parts.ts';
import { createSlabPool } from './log/slab-pool.ts';
import type { SlabPool } from './log/slab-pool.ts';
import { createPeers, type ServerPeers } from './peer/lab-peers.ts';
import type { PageOrigins } from './security/page-origins.ts';
import { pageOrigins } from './security/page-origins.ts';
import type { Origins } from './security/origins.ts';
import { createOrigins } from './security/origins.ts';
import type { OwnNames } from './security/own-names.ts';
import { createOwnNames } from './security/own-names.ts';
import type { FullServerOptions } from './server-options.ts';
import type { Ports, ServerUrls } from './server-urls.ts';
import { serverUrls } from './server-urls.ts';
import type { SessionStore } from './sessions/session-store.ts';
import { createSessionStore } from './sessions/session-store.ts';
import type { DialRegistry } from './tap/dial-registry.ts';
import { createDialRegistry } from './tap/dial-registry.ts';
import { TurnHost } from './turn-host/turn-host.ts';
import type { Video } from './video/video.ts';
import type { Tap } from './tap/tap.ts';

export interface Core {
  readonly options: FullServerOptions;
  readonly names: OwnNames;
  readonly pool: SlabPool;
  readonly sessions: SessionStore;
  readonly feeds: FeedRegistry;
  readonly video: Video;
  readonly turn: TurnHost;
  readonly peers: ServerPeers;
  readonly dials: DialRegistry;
  readonly tap: Tap;
  readonly callers: LabCallers;
  readonly origins: Origins;
  readonly extension: Extension;
  /** Under the name by which the request came. */
  readonly urlsOf: (response: Response) => ServerUrls;
  readonly pageOriginsOf: (exchange: Exchange) => PageOrigins;
  /** The open ports; all 0 before `setPorts`. */
  readonly ports: () => Ports;
  /** Call it when all listeners are open; before, all ports are 0 and nobody asks. */
  readonly setPorts: (ports: Ports) => void;
}

/** Besides the longest head: what a request may send before its session is known. */
const pendingBodyBytes = 64 * 1024;

export function createCore(options: FullServerOptions, parts: LabParts): Core {
  const { clock, randomBytes, maxSessions, sessionLimits: limits } = options;
  const pool = createSlabPool(options.logPoolBytes);
  const sessions = createSessionStore({ clock, pool, limits, maxSessions, randomBytes });
  const feeds = parts.createFeeds({ clock });
  sessions.onEnd((id) => feeds.drop(id));
  const video = parts.createVideo({ clock, random: options.random, camera: options.camera });
  const dials = createDialRegistry();
  const maxPendingBytes = options.httpLimits.maxHeaderSize + pendingBodyBytes;
  const tap = parts.createTap({ clock, sessions, dials, maxPendingBytes });
  const turn = new TurnHost({ options, sessions, tap });
  const callers = createLabCallers(sessions, tap);
  const hostOf = createCallHosts({ clock, callers, tap, peers: turn.peers });
  const peers = createPeers({ clock, hostOf, stunServer: () => turn.ownAddress });
  const names = createOwnNames(options.hostnames);
  let ports: Ports = { site: 0, labA: 0, labB: 0, runner: 0, rtsp: null, stun: null };
  const setPorts = (open: Ports): void => {
    ports = open;
  };
  const secure = options.tls !== null;
  const origins = createOrigins(names, options.siteOrigins, () => ports, secure);
  const urlsOf = ({ req }: Exchange): ServerUrls =>
    serverUrls(names.nameOf(req) ?? '127.0.0.1', ports, secure);
  const pageOriginsOf = (exchange: Exchange): PageOrigins =>
    pageOrigins(urlsOf(exchange), options.siteOrigins);
  const extension = parts.createExtension({ ...options, sessions, urlsOf });
  const shared = { options, names, pool, sessions, feeds, video, turn, peers, dials, tap, callers };
  return { ...shared, origins, extension, urlsOf, pageOriginsOf, ports: () => ports, setPorts };
}

/** What `GET /api/health` counts. */
export function coreCounters({
  pool,
  sessions,
  video,
  turn,
  peers,
  dials,
  tap,
}: Core): Record<string, number> {
  return {
    sessions: sessions.size,
    connections: tap.connections,
    heldRequests: sessions.counted('heldRequests'),
    webSockets: sessions.counted('webSockets'),
    channels: sessions.counted('channels'),
    slabs: pool.used,
    slabCapacity: pool.capacity,
    droppedRecords: sessions.droppedRecords,
    unattributedConnections: tap.unattributedConnections,
    waitingDials: dials.size,
    peerCalls: peers.size,
    videoEncoders: video.encoders.used,
    ...turn.counters(),
    detectionWorkers: video.detector.isRunning ? 1 : 0,
  };
}
