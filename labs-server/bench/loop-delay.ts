/** How late the loop of this process is. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { LoopDelay } from './server-message.ts';

const resolutionMs = 1;
let histogram: ReturnType<typeof monitorEventLoopDelay> | null = null;

/** It holds the time from one wake-up to the next; without delay that would be the resolution. */
const lateMs = (ns: number): number => Math.max(0, ns / 1e6 - resolutionMs);

/** Since the call before. The first call begins to measure. */
export function readLoopDelay(): LoopDelay {
  if (histogram === null) {
    histogram = monitorEventLoopDelay({ resolution: resolutionMs });
    histogram.enable();
  }
  const { count } = histogram;
  const delay = {
    p50Ms: count === 0 ? 0 : lateMs(histogram.percentile(50)),
    p99Ms: count === 0 ? 0 : lateMs(histogram.percentile(99)),
    longestMs: count === 0 ? 0 : lateMs(histogram.max),
    samples: count,
  };
  histogram.reset();
  return delay;
}
