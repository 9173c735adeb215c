/** The records of a bench's newest run. */
import type { BenchModel } from '../../bench/bench-model.ts';
import type { PageServices } from '../../lab/page-services.ts';
import type { TraceView } from '../../wire-view/trace-view.ts';

/** Null before the first run. Reading the revision draws it again when more come in. */
export function liveView(
  services: PageServices | null,
  bench: BenchModel | null,
): TraceView | null {
  const run = bench?.run.value ?? null;
  if (services === null || run === null) return null;
  void services.store.revision.value;
  return services.store.viewOf(run);
}
