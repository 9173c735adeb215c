/** A run to a trace file and back: save, open, replay. What can go wrong is told with its remedy. */
import { readPcapng } from '@wireside/labs-server/wire/pcapng/read-pcapng.ts';
import { redactSession } from '@wireside/labs-server/wire/pcapng/redact-session.ts';
import {
  traceLimits,
  type TraceFile,
  type TraceMetadata,
} from '@wireside/labs-server/wire/pcapng/trace-file.ts';
import { writePcapng } from '@wireside/labs-server/wire/pcapng/write-pcapng.ts';
import type { WireRecord } from '@wireside/labs-server/wire/record.ts';
import type { TraceStoreOptions } from './trace-store-options.ts';
import { createTraceStore, type TraceStore } from './trace-store.ts';
import type { TraceView } from './trace-view.ts';

/** A trace that was opened, in a store of its own. */
export interface OpenedTrace {
  readonly metadata: TraceMetadata;
  readonly store: TraceStore;
}

/** The trace, or one or two sentences for the person: what is wrong, and what helps. */
export type OpenTraceAnswer = { readonly trace: OpenedTrace } | { readonly problem: string };

/** The bytes of a trace file of what `view` holds; the session's id, where given, becomes zeros. */
export function encodeTrace(
  view: TraceView,
  metadata: TraceMetadata,
  sessionId: string | null,
): Uint8Array {
  const trace: TraceFile = { metadata, records: recordsOf(view) };
  return writePcapng(sessionId === null ? trace : redactSession(trace, sessionId));
}

/** The records that a view holds, in the order of the log; its gaps are left out. */
export function recordsOf({ entries }: TraceView): readonly WireRecord[] {
  return entries.flatMap((entry) =>
    entry.kind === 'record' ? [entry.record, ...entry.decrypted] : [],
  );
}

/** `live-eventsource-2026-03-01.pcapng`. */
export function traceFileName({ title, createdAt }: TraceMetadata): string {
  const words = title.toLowerCase().match(/[a-z0-9]+/g) ?? ['trace'];
  return `${words.join('-').slice(0, 60)}-${createdAt.slice(0, 10)}.pcapng`;
}

/** Reads a file's bytes; never throws. */
export function openTrace(file: Uint8Array, options: TraceStoreOptions = {}): OpenTraceAnswer {
  const result = readPcapng(file);
  if (result.status === 'refused') {
    return { problem: `${result.error.message} ${result.error.remedy}` };
  }
  return { trace: { metadata: result.trace.metadata, store: storeOf(result.trace, options) } };
}

/** Reads a file that a person chose; a file that is too large is refused before it is read. */
export async function openTraceFile(file: Blob): Promise<OpenTraceAnswer> {
  if (file.size > traceLimits.fileBytes) {
    const limit = `${traceLimits.fileBytes / 1024 / 1024} MB`;
    return {
      problem: `The file is larger than ${limit}. Save a single run instead of the session.`,
    };
  }
  try {
    return openTrace(new Uint8Array(await file.arrayBuffer()));
  } catch {
    return { problem: 'The browser could not read the file. Choose it again.' };
  }
}

/** A store that holds a recorded trace, ready to be drawn. */
export function storeOf({ records }: TraceFile, options: TraceStoreOptions = {}): TraceStore {
  const store = createTraceStore(options);
  store.append(records);
  return store;
}

/** Hands the bytes to the person as a download. */
export function downloadTrace(bytes: Uint8Array, fileName: string): void {
  const url = URL.createObjectURL(
    new Blob([Uint8Array.from(bytes)], { type: 'application/x-pcapng' }),
  );
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
