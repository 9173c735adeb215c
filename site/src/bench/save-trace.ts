/** Saves what a bench shows as a trace file. */
import { version } from '@wireside/labs-server/wire/version.ts';
import type {
  TraceConsoleLine,
  TraceMetadata,
} from '@wireside/labs-server/wire/pcapng/trace-file.ts';
import { downloadTrace, encodeTrace } from '../wire-view/trace-file-actions.ts';
import type { PageServices } from '../lab/page-services.ts';
import type { BenchModel } from './bench-model.ts';
import type { RecordedTrace } from './recorded-trace.ts';

export interface SaveInput {
  readonly services: PageServices;
  readonly model: BenchModel;
  readonly title: string;
  readonly code: string | null;
  readonly console: readonly TraceConsoleLine[];
  /** What is shown instead of a live run; null when the run is shown. */
  readonly recorded: RecordedTrace | null;
}

/** The bytes of the trace file; session ids in it are replaced by zeros. */
export function traceBytes(input: SaveInput, nowMs: number): Uint8Array {
  const { services, model, recorded } = input;
  if (recorded !== null) return encodeTrace(recorded.store.viewOf(null), recorded.metadata, null);
  const metadata: TraceMetadata = {
    title: input.title,
    benchId: model.id,
    code: input.code,
    console: input.console.map((line) => ({ ...line, timeUs: Math.round(line.timeUs) })),
    createdAt: new Date(nowMs).toISOString(),
    productVersion: version,
    originUs: roundOrNull(model.originUs.value),
    sessionIdsReplaced: true,
  };
  const view = services.store.viewOf(model.run.value);
  return encodeTrace(view, metadata, services.lab.session.value?.id ?? null);
}

/** The page's clock is finer than a microsecond; a trace file counts in whole ones. */
function roundOrNull(timeUs: number | null): number | null {
  return timeUs === null ? null : Math.round(timeUs);
}

/** Offers the trace to the browser as a download. */
export function saveBenchTrace(input: SaveInput): void {
  downloadTrace(traceBytes(input, Date.now()), `${input.model.id}.pcapng`);
}
