/** The records that a demo's face draws: those of the newest run, or those of the recorded one. */
import type { BenchModel } from '../bench/bench-model.ts';
import type { RecordedTrace } from '../bench/recorded-trace.ts';
import type { PageServices } from '../lab/page-services.ts';
import type { TraceStore } from '../wire-view/trace-store.ts';
import type { TraceView } from '../wire-view/trace-view.ts';

export interface ShownTrace {
  readonly store: TraceStore;
  /** Null: everything in the store. */
  readonly run: number | null;
}

/** Null before the first run. */
export function shownTrace(
  recorded: RecordedTrace | null,
  services: PageServices | null,
  bench: BenchModel | null,
): ShownTrace | null {
  if (recorded !== null) return { store: recorded.store, run: null };
  const run = bench?.run.value ?? null;
  return services === null || run === null ? null : { store: services.store, run };
}

/** Call it where the records are drawn: whoever reads the revision is drawn again when more come in. */
export function viewOf(shown: ShownTrace | null): TraceView | null {
  if (shown === null) return null;
  void shown.store.revision.value;
  return shown.store.viewOf(shown.run);
}
