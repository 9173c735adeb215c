/** The contract of a lab: one mechanism of the lecture, served for real. Labs never import labs. */
import type { Socket } from 'node:net';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Router } from 'express';
import type { Mechanism } from '../../wire/mechanisms/mechanism.ts';
import type { FeedRegistry } from '../feed/feed-registry.ts';
import type { Video } from '../video/video.ts';
import type { PageOrigins } from '../security/page-origins.ts';
import type { LabTurn } from './lab-turn.ts';
import type { LabPeers } from './lab-peer.ts';
import type { Upgrade } from './upgrade.ts';
import type { UpgradeRoutes } from './upgrade-endpoint.ts';

/** Time as labs see it. Tests pass a fake one. */
export interface Clock {
  /** Microseconds of the process's monotonic clock; never goes back. */
  monotonicUs(): number;
  /** Milliseconds since the Unix epoch. */
  wallMs(): number;
  /** Calls `callback` once after `delayMs`, unless the returned function is called before. */
  after(delayMs: number, callback: () => void): () => void;
}

/** Who made a request: taken from `/s/<session>/<run>/...` after the session was found valid. */
export interface LabCaller {
  readonly session: string;
  readonly run: number;
  /** Number of the tapped connection on which the request came. */
  readonly connection: number;
}

/** The response of a request, or what stands for it in an upgrade. */
export type Exchange = Pick<ServerResponse, 'req'>;

/** A connection after its upgrade. */
export interface UpgradedConnection {
  /** As in `LabContext`. */
  countMessage(): boolean;
  /** As in `LabContext`. */
  cut(how: 'fin' | 'rst', reason: string): void;
}

/** What a lab gets from the composition root. */
export interface LabContext {
  readonly clock: Clock;
  /** A random number in [0, 1). */
  readonly random: () => number;
  readonly feeds: FeedRegistry;
  /** The cameras of the process. */
  readonly video: Video;
  /** The STUN and TURN server. */
  readonly turn: LabTurn;
  /** Bob, the second peer of a call. */
  readonly peers: LabPeers;
  callerOf(request: IncomingMessage): LabCaller;
  /** Origins of our own pages, under the name by which the request came. */
  pageOriginsOf(exchange: Exchange): PageOrigins;
  /**
   * Counts a held response (long poll, stream) against the session's limit until it closes.
   * Returns false after it answered with 429 and a problem document that names the limit.
   */
  hold(request: IncomingMessage, response: ServerResponse): boolean;
  /** Counts an upgraded connection against the session's limit until it closes; false after it answered with 429. */
  holdUpgrade(upgrade: Upgrade): boolean;
  /** What an upgraded connection can still do when its request is forgotten. */
  upgradedConnection(request: IncomingMessage): UpgradedConnection;
  /** Counts a message that came by `request`, or on its connection; false when the session has more within a second than it may. */
  countMessage(request: IncomingMessage): boolean;
  /** A connection to our own upstream listener, on which a learner's bytes are sent as they are. */
  dialRaw(request: IncomingMessage, mechanism: string): Promise<Socket>;
  /**
   * A connection to our own RTSP listener, whose bytes belong to `run` of the caller's session; rejects where there is
   * none. What the connection of the request carries afterwards are the same bytes, and is not recorded again.
   */
  dialRtsp(request: IncomingMessage, run: number): Promise<Socket>;
  /** `rtsp://...` at our own RTSP listener, below which the caller's cameras are, for a program on this machine; null where there is no such listener. */
  rtspUrl(request: IncomingMessage): string | null;
  /** Calls `callback` once when the session of the caller ends, unless the returned function is called before. */
  whenSessionEnds(request: IncomingMessage, callback: () => void): () => void;
  /** Cuts the connection of `response` now (`fin` ends it, `rst` resets it); the wire shows `reason`. */
  cut(response: ServerResponse, how: 'fin' | 'rst', reason: string): void;
}

export interface Lab {
  readonly mechanism: Mechanism;
  /** Adds the lab's routes, relative to `/s/<session>/<run>/<mechanism>`. Called once per server. */
  mount(router: Router, context: LabContext, upgrades: UpgradeRoutes): void;
}
