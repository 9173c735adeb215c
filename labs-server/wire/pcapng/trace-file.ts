/** What a trace file holds: the records of a run, and what a reader needs to understand them later. */
import type { WireRecord } from '../record.ts';

/** Anything that JSON can hold. */
export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [name: string]: JsonValue };

/** One line that the cell's console showed while the records were taken. */
export interface TraceConsoleLine {
  /** Microseconds of the same clock as the records' `timeUs`. */
  readonly timeUs: number;
  readonly level: 'log' | 'info' | 'warn' | 'error' | 'debug';
  /** The values of the call, as the site's console draws them. */
  readonly values: readonly JsonValue[];
}

/** About the trace as a whole. */
export interface TraceMetadata {
  /** Shown as the trace's heading; for instance "Live · EventSource". */
  readonly title: string;
  /** Id of the bench on its slide; null when the trace was not saved from a bench. */
  readonly benchId: string | null;
  /** The code that ran; null when there was none. */
  readonly code: string | null;
  readonly console: readonly TraceConsoleLine[];
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** Version of the product that wrote the file. */
  readonly productVersion: string;
  /** The instant that views show as 0 (Run was pressed), in microseconds of the records' clock; null: the first record's. */
  readonly originUs: number | null;
  /** True when session ids were replaced by zeros of the same length, the one alteration of the bytes. */
  readonly sessionIdsReplaced: boolean;
}

export interface TraceFile {
  readonly metadata: TraceMetadata;
  /** In the order of the log. */
  readonly records: readonly WireRecord[];
}

/** Version of the JSON in the comments; a reader refuses a newer one. */
export const traceFormatVersion = 1;

/** What a reader accepts at most; beyond it the file is refused, so that opening one cannot exhaust the page. */
export const traceLimits = {
  fileBytes: 256 * 1024 * 1024,
  blockBytes: 16 * 1024 * 1024,
  records: 1_000_000,
} as const;
