/** Repeats by a clock that only knows "once". */
import type { Clock } from '../labs/lab.ts';

/** Calls `callback` every `intervalMs` (measured from the end of the last call) until the returned function is called. */
export function every(clock: Clock, intervalMs: number, callback: () => void): () => void {
  let stopped = false;
  let cancel = clock.after(intervalMs, tick);
  function tick(): void {
    callback();
    if (!stopped) cancel = clock.after(intervalMs, tick);
  }
  return () => {
    stopped = true;
    cancel();
  };
}
