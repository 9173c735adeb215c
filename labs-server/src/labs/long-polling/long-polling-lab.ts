/** The long-polling lab: held requests, with a cursor or without, on an asynchronous server or one of N threads. */
import type { Request, Response } from 'express';
import { longPolling, longPollingEndpoints } from '../../../wire/mechanisms/long-polling.ts';
import { mountEndpoint } from '../endpoint.ts';
import { whenGone } from '../gone.ts';
import type { Lab, LabContext } from '../lab.ts';
import { holdRequest, type HoldOptions } from './held-request.ts';
import { createThreadPool, type ThreadPool } from './thread-pool.ts';

/** Pools by run and number of threads; a pool that is idle is forgotten. */
type Pools = Map<string, ThreadPool>;

function holdInPool(
  context: LabContext,
  pools: Pools,
  request: Request,
  response: Response,
  options: HoldOptions & { readonly threads: number },
): void {
  const { session, run } = context.callerOf(request);
  const key = `${session}/${run}/${options.threads}`;
  const pool = pools.get(key) ?? createThreadPool(options.threads);
  pools.set(key, pool);
  const arrivedUs = context.clock.monotonicUs();
  let release: (() => void) | null = null;
  let done = false;
  const finish = () => {
    done = true;
    release?.();
    if (pool.idle && pools.get(key) === pool) pools.delete(key);
  };
  release = pool.acquire(() => {
    // The end of the session cuts all connections, which frees threads before it is told to those who wait.
    if (request.socket.destroyed) return;
    const waitedMs = Math.round((context.clock.monotonicUs() - arrivedUs) / 1_000);
    response.setHeader('X-Queue-Wait-Ms', waitedMs);
    holdRequest(context, request, response, options, finish);
  });
  if (done) finish();
  else whenGone(request, response, finish);
}

export const longPollingLab: Lab = {
  mechanism: longPolling,
  mount(router, context) {
    const pools: Pools = new Map();
    mountEndpoint(router, longPollingEndpoints.next, (request, response, query) => {
      if (!context.hold(request, response)) return;
      response.setHeader('Cache-Control', 'no-store');
      if (query.connection === 'close') response.setHeader('Connection', 'close');
      if (query.threads === 0) holdRequest(context, request, response, query, () => {});
      else holdInPool(context, pools, request, response, query);
    });
  },
};
