/** The server process, as the load process sees it. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type {
  LoopDelay,
  ServerQuestion,
  ServerStarted,
  ServerUsage,
  ServerVariant,
} from './server-message.ts';

export interface ServerLink {
  /** Starts a server in the process, beside those that run in it; resolves with where it is. */
  start(variant: ServerVariant): Promise<ServerStarted>;
  /** @param collectGarbage before the memory is read */
  usage(collectGarbage?: boolean): Promise<ServerUsage>;
  /** How late its loop was since the last call; all that was before the first one counts for the first. */
  loopDelay(): Promise<LoopDelay>;
  stop(): Promise<void>;
}

/** Node's own flags, such as `--cpu-prof`, are those of this process. One question at a time. */
export function launchServer(): ServerLink {
  const child = fork(fileURLToPath(new URL('server-process.ts', import.meta.url)), {
    execArgv: [...process.execArgv, '--expose-gc'],
  });
  const ended = once(child, 'exit');
  const ask = async (question: ServerQuestion): Promise<unknown> => {
    const answer = once(child, 'message');
    child.send(question);
    const failed = ended.then(([code]) => {
      throw new Error(`the server process ended with ${code}`);
    });
    const [value] = (await Promise.race([answer, failed])) as readonly unknown[];
    return value;
  };
  return {
    start: async (variant) => (await ask({ ask: 'start', variant })) as ServerStarted,
    usage: async (collectGarbage = false) =>
      (await ask({ ask: 'usage', collectGarbage })) as ServerUsage,
    loopDelay: async () => (await ask({ ask: 'loop-delay' })) as LoopDelay,
    async stop() {
      child.disconnect();
      await ended;
    },
  };
}
