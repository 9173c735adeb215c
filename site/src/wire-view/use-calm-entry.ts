/** The entry that the inspector shows. The newest one changes at most four times a second: nobody reads faster. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { TraceEntry, TraceView } from './trace-view.ts';

export const leastShownMs = 250;

interface Shown {
  readonly entry: TraceEntry | null;
  readonly view: TraceView;
  readonly generation: number;
  /** When it came in sight. */
  readonly sinceMs: number;
}

interface Wanted {
  readonly entry: TraceEntry | null;
  readonly view: TraceView;
  /** True when somebody chose the entry: then it is shown at once. */
  readonly chosen: boolean;
}

/** What is shown at `nowMs`: what is wanted, unless something else of the same trace has not been seen long enough. */
export function calmlyShown(shown: Shown | null, wanted: Wanted, nowMs: number): Shown {
  const { entry, view, chosen } = wanted;
  const next = { entry, view, generation: view.generation, sinceMs: nowMs };
  if (shown === null || shown.entry === null) return next;
  if (shown.view !== view || shown.generation !== view.generation) return next;
  if (shown.entry === entry) return shown;
  return chosen || nowMs - shown.sinceMs >= leastShownMs ? next : shown;
}

/** @param chosen true when somebody chose `entry` */
export function useCalmEntry(
  entry: TraceEntry | null,
  view: TraceView,
  chosen: boolean,
): TraceEntry | null {
  const kept = useRef<Shown | null>(null);
  const [, drawAgain] = useState(0);
  kept.current = calmlyShown(kept.current, { entry, view, chosen }, performance.now());
  const shown = kept.current.entry;
  const waits = shown !== entry;
  useEffect(() => {
    if (!waits) return undefined;
    const timer = setTimeout(() => drawAgain((count) => count + 1), leastShownMs);
    return () => clearTimeout(timer);
  }, [waits]);
  return shown ?? entry;
}
