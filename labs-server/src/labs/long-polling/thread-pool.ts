/**
 * A server with N threads, one for each request that it handles: request N+1 waits until a thread is free.
 * This is what a blocking servlet does to long polling; here it is only counted, no thread is used.
 */

export interface ThreadPool {
  /**
   * Calls `run` as soon as a thread is free, at once if one is.
   * @returns releases the thread, or gives up the place in the queue; calling it again does nothing
   */
  acquire(run: () => void): () => void;
  /** True when no thread is taken: then nobody waits either. */
  readonly idle: boolean;
}

/** @param threads how many requests are handled at the same time, >= 1 */
export function createThreadPool(threads: number): ThreadPool {
  const queue = new Set<() => void>();
  let taken = 0;

  function startNext(): void {
    const [next] = queue;
    if (next === undefined || taken >= threads) return;
    queue.delete(next);
    taken += 1;
    next();
  }

  return {
    acquire(run) {
      let state: 'waiting' | 'running' | 'released' = 'waiting';
      const start = () => {
        state = 'running';
        run();
      };
      queue.add(start);
      startNext();
      return () => {
        if (state === 'released') return;
        if (state === 'running') taken -= 1;
        queue.delete(start);
        state = 'released';
        startNext();
      };
    },
    get idle() {
      return taken === 0;
    },
  };
}
