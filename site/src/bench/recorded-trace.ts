/** The recorded run of a bench: loaded from the site itself, so that it needs no lab server. */
import {
  openTrace,
  type OpenedTrace,
  type OpenTraceAnswer,
} from '../wire-view/trace-file-actions.ts';

export type RecordedTrace = OpenedTrace;

/** Address of the recorded trace of a bench, below the site's base path. */
export function traceUrl(basePath: string, benchId: string): string {
  return `${basePath.replace(/\/$/, '')}/traces/${encodeURIComponent(benchId)}.pcapng`;
}

/** Loads the recorded trace of a bench. */
export async function loadRecordedTrace(
  benchId: string,
  basePath: string,
): Promise<OpenTraceAnswer> {
  try {
    const response = await fetch(traceUrl(basePath, benchId));
    if (response.status === 404) return { problem: 'There is no recorded trace of this demo yet.' };
    if (!response.ok) return { problem: `The recorded trace cannot be read: ${response.status}.` };
    return openTrace(new Uint8Array(await response.arrayBuffer()));
  } catch {
    return { problem: 'The recorded trace cannot be loaded: this site does not answer.' };
  }
}
