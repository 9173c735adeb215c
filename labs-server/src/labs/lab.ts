/** The contract of a lab: one mechanism of the lecture, served for real. Labs never import labs. */
import type { Request, Response, Router } from 'express';
import type { Mechanism } from '../../wire/mechanisms/mechanism.ts';
import type { FeedRegistry } from '../feed/feed-registry.ts';
import type { PageOrigins } from '../security/page-origins.ts';

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

/** What a lab gets from the composition root. */
export interface LabContext {
  readonly clock: Clock;
  /** A random number in [0, 1). */
  readonly random: () => number;
  readonly feeds: FeedRegistry;
  callerOf(request: Request): LabCaller;
  pageOriginsOf(response: Response): PageOrigins;
  /**
   * Counts a held response (long poll, stream) against the session's limit until it closes.
   * Returns false after it answered with 429 and a problem document that names the limit.
   */
  hold(request: Request, response: Response): boolean;
  /** Cuts the connection of `response` now (`fin` ends it, `rst` resets it); the wire shows `reason`. */
  cut(response: Response, how: 'fin' | 'rst', reason: string): void;
}

export interface Lab {
  readonly mechanism: Mechanism;
  /** Adds the lab's routes, relative to `/s/<session>/<run>/<mechanism>`. Called once per server. */
  mount(router: Router, context: LabContext): void;
}
