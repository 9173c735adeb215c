/** What is plugged into the server: the labs, and what stands before them. */
import type { RequestHandler } from 'express';
import type { FeedRegistry } from '../feed/feed-registry.ts';
import type { IntermediaryOptions } from '../intermediary/intermediary-options.ts';
import type { Clock, Lab } from '../labs/lab.ts';

export interface LabParts {
  /** By the id of their mechanism. */
  readonly labs: Readonly<Record<string, Lab>>;
  readonly createFeeds: (options: { readonly clock: Clock }) => FeedRegistry;
  /** The feed's own endpoints, mounted as the lab `feed`. */
  readonly feed: Lab;
  /** Middleware below `/s/<session>/<run>`, before the labs: passes requests without `via=` on. */
  readonly createIntermediary: (options: IntermediaryOptions) => RequestHandler;
}
