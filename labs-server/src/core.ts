/** The parts of a server that all listeners share. */
import type { FeedRegistry } from './feed/feed-registry.ts';
import type { LabCallers } from './lab-host/lab-callers.ts';
import { createLabCallers } from './lab-host/lab-callers.ts';
import type { LabParts } from './lab-host/lab-parts.ts';
import { createSlabPool } from './log/slab-pool.ts';
import type { SlabPool } from './log/slab-pool.ts';
import type { OwnNames } from './security/own-names.ts';
import { createOwnNames } from './security/own-names.ts';
import type { FullServerOptions } from './server-options.ts';
import type { SessionStore } from './sessions/session-store.ts';
import { createSessionStore } from './sessions/session-store.ts';
import type { DialRegistry } from './tap/dial-registry.ts';
import { createDialRegistry } from './tap/dial-registry.ts';
import type { Tap } from './tap/tap.ts';
import { createTap } from './tap/tap.ts';

export interface Core {
  readonly options: FullServerOptions;
  readonly names: OwnNames;
  readonly pool: SlabPool;
  readonly sessions: SessionStore;
  readonly feeds: FeedRegistry;
  readonly dials: DialRegistry;
  readonly tap: Tap;
  readonly callers: LabCallers;
}

/** Besides the longest head: what a request may send before its session is known. */
const pendingBodyBytes = 64 * 1024;

export function createCore(options: FullServerOptions, parts: LabParts): Core {
  const { clock, randomBytes, maxSessions, sessionLimits: limits } = options;
  const pool = createSlabPool(options.logPoolBytes);
  const sessions = createSessionStore({ clock, pool, limits, maxSessions, randomBytes });
  const feeds = parts.createFeeds({ clock });
  sessions.onEnd((id) => feeds.drop(id));
  const dials = createDialRegistry();
  const maxPendingBytes = options.httpLimits.maxHeaderSize + pendingBodyBytes;
  const tap = createTap({ clock, sessions, dials, maxPendingBytes });
  const callers = createLabCallers(sessions, tap);
  const names = createOwnNames(options.hostnames);
  return { options, names, pool, sessions, feeds, dials, tap, callers };
}

/** What `GET /api/health` counts. */
export function coreCounters({ pool, sessions, dials, tap }: Core): Record<string, number> {
  return {
    sessions: sessions.size,
    connections: tap.connections,
    heldRequests: sessions.counted('heldRequests'),
    channels: sessions.counted('channels'),
    slabs: pool.used,
    slabCapacity: pool.capacity,
    droppedRecords: sessions.droppedRecords,
    unattributedConnections: tap.unattributedConnections,
    waitingDials: dials.size,
  };
}
