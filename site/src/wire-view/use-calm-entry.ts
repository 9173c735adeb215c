/** The entry that the inspector shows. The newest one changes at most four times a second: nobody reads faster. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { TraceEntry, TraceView } from './trace-view.ts';

const leastShownMs = 250;

interface Shown {
  readonly entry: TraceEntry | null;
  readonly view: TraceView;
  readonly generation: number;
  /** When it came in sight. */
  readonly sinceMs: number;
}

/** @param chosen true when somebody chose `entry`: then it is shown at once */
export function useCalmEntry(
  entry: TraceEntry | null,
  view: TraceView,
  chosen: boolean,
): TraceEntry | null {
  const kept = useRef<Shown | null>(null);
  const [, drawAgain] = useState(0);
  const nowMs = performance.now();
  const shown = kept.current;
  const sameTrace = shown?.view === view && shown.generation === view.generation;
  const rested = shown === null || nowMs - shown.sinceMs >= leastShownMs;
  if (shown?.entry !== entry && (chosen || rested || !sameTrace || !shown?.entry)) {
    kept.current = { entry, view, generation: view.generation, sinceMs: nowMs };
  }
  const waits = kept.current?.entry !== entry;
  useEffect(() => {
    if (!waits) return undefined;
    const timer = setTimeout(() => drawAgain((count) => count + 1), leastShownMs);
    return () => clearTimeout(timer);
  }, [waits]);
  return kept.current?.entry ?? entry;
}
