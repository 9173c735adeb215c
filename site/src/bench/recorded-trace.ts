/** The recorded run of a bench: loaded from the site itself, so that it needs no lab server. */
import { readPcapng } from '@wireside/labs-server/wire/pcapng/read-pcapng.ts';
import type { TraceMetadata } from '@wireside/labs-server/wire/pcapng/trace-file.ts';
import { createTraceStore, type TraceStore } from '../wire-view/trace-store.ts';

export interface RecordedTrace {
  readonly metadata: TraceMetadata;
  /** Holds the records of this trace only. */
  readonly store: TraceStore;
}

/** A trace, or the sentence that says why there is none. */
export type RecordedAnswer = { readonly trace: RecordedTrace } | { readonly problem: string };

/** Address of the recorded trace of a bench, below the site's base path. */
export function traceUrl(basePath: string, benchId: string): string {
  return `${basePath.replace(/\/$/, '')}/traces/${encodeURIComponent(benchId)}.pcapng`;
}

/** Turns the bytes of a trace file into a store of its own. */
export function openTrace(bytes: Uint8Array): RecordedAnswer {
  const result = readPcapng(bytes);
  if (result.status === 'refused') {
    return { problem: `${result.error.message} ${result.error.remedy}` };
  }
  const store = createTraceStore();
  store.append(result.trace.records);
  return { trace: { metadata: result.trace.metadata, store } };
}

/** Loads the recorded trace of a bench. */
export async function loadRecordedTrace(
  benchId: string,
  basePath: string,
): Promise<RecordedAnswer> {
  try {
    const response = await fetch(traceUrl(basePath, benchId));
    if (response.status === 404) return { problem: 'There is no recorded trace of this demo yet.' };
    if (!response.ok) return { problem: `The recorded trace cannot be read: ${response.status}.` };
    return openTrace(new Uint8Array(await response.arrayBuffer()));
  } catch {
    return { problem: 'The recorded trace cannot be loaded: this site does not answer.' };
  }
}
