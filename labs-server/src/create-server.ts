/** The composition root: the server with all its labs and the judging of exercises. */
import { mountAnswers } from './checks/answer-route.ts';
import { createAttemptApi } from './checks/attempt-api.ts';
import { Attempts } from './checks/attempts.ts';
import type { LoadedExercise } from './checks/load-checks.ts';
import { loadExercises } from './checks/load-checks.ts';
import { feedLab } from './feed/feed-lab.ts';
import { createFeedRegistry } from './feed/memory-feed-registry.ts';
import { createIntermediary } from './intermediary/intermediary.ts';
import { createUpgradeIntermediary } from './intermediary/upgrade-intermediary.ts';
import type { Extension, ExtensionHost, LabParts } from './lab-host/lab-parts.ts';
import { labs } from './labs/index.ts';
import type { ServerOptions } from './server-options.ts';
import { fillServerOptions } from './server-options.ts';
import type { RunningServer } from './start-server.ts';
import { startServer } from './start-server.ts';
import { createTap } from './tap/tap.ts';
import { createStreamDirectory } from './video/stream-directory.ts';
import { createVideo } from './video/video.ts';

/**
 * Listens on all ports, or throws a `PortError` and listens on none. Tests pass port 0.
 * @param replaced parts to use instead of the server's own: the benchmark measures a server without tap
 */
export async function createServer(
  options: ServerOptions = {},
  replaced: Partial<LabParts> = {},
): Promise<RunningServer> {
  const exercises = await loadExercises(fillServerOptions(options).exercisesDirectory);
  return startServer(options, {
    labs,
    createFeeds: createFeedRegistry,
    createVideo,
    createStreams: createStreamDirectory,
    createIntermediary,
    createUpgradeIntermediary,
    createExtension: (host) => createExtension(host, exercises),
    createTap,
    ...replaced,
  });
}

function createExtension(
  host: ExtensionHost,
  exercises: ReadonlyMap<string, LoadedExercise>,
): Extension {
  const { clock, sessions, random, randomBytes, urlsOf } = host;
  const after = clock.after.bind(clock);
  const attempts = new Attempts({ exercises, sessions, random, randomBytes, after });
  return {
    api: { attempts: createAttemptApi({ attempts, urlsOf }) },
    mounts: {
      feed: feedLab,
      answers: { mount: (router, { callerOf }) => mountAnswers(router, attempts, callerOf) },
    },
  };
}
