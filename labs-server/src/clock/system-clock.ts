/** The process's clock. */
import type { Clock } from '../labs/lab.ts';

/** A timer must never be the reason that the process stays alive: listeners are. */
export function createSystemClock(): Clock {
  return {
    monotonicUs: () => Math.round(performance.now() * 1000),
    wallMs: () => Date.now(),
    after(delayMs, callback) {
      const timer = setTimeout(callback, delayMs);
      timer.unref();
      return () => clearTimeout(timer);
    },
  };
}
