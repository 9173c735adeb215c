/** What is plugged into the server: the labs, and what stands before them. */
import type { RequestHandler, Router } from 'express';
import type { FeedRegistry } from '../feed/feed-registry.ts';
import type { IntermediaryOptions } from '../intermediary/intermediary-options.ts';
import type { Clock, Lab, LabContext } from '../labs/lab.ts';

export interface LabParts {
  /** By the id of their mechanism. */
  readonly labs: Readonly<Record<string, Lab>>;
  readonly createFeeds: (options: { readonly clock: Clock }) => FeedRegistry;
  /** Adds the routes below `/s/<session>/<run>/feed`. */
  readonly mountFeed: (router: Router, context: LabContext) => void;
  /** Middleware below `/s/<session>/<run>`, before the labs: passes requests without `via=` on. */
  readonly createIntermediary: (options: IntermediaryOptions) => RequestHandler;
}
