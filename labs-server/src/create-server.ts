/** The composition root: the server with all its labs. */
import { feedLab } from './feed/feed-lab.ts';
import { createFeedRegistry } from './feed/memory-feed-registry.ts';
import { createIntermediary } from './intermediary/intermediary.ts';
import { labs } from './labs/index.ts';
import type { ServerOptions } from './server-options.ts';
import type { RunningServer } from './start-server.ts';
import { startServer } from './start-server.ts';

/** Listens on all ports, or throws a `PortError` and listens on none. Tests pass port 0. */
export function createServer(options: ServerOptions = {}): Promise<RunningServer> {
  return startServer(options, {
    labs,
    feed: feedLab,
    createFeeds: createFeedRegistry,
    createIntermediary,
  });
}
