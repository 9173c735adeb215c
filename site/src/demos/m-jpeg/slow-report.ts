/** What a slow reader and a steady one got of the same camera, as plain data. */
import type { JsonValue } from '@wireside/labs-server/wire/pcapng/trace-file.ts';
import { list, number, object, orNull, type FaceReader } from '../trace-face.ts';
import { oneOf } from '../one-of.ts';

/** What the slow reader takes. */
export const paces = ['piece', 'nothing'] as const;

export type Pace = (typeof paces)[number];

export const slowPhases = ['slow', 'catching-up', 'over'] as const;

export type SlowPhase = (typeof slowPhases)[number];

export const slowReaders = ['steady', 'slow'] as const;

export type SlowReaderName = (typeof slowReaders)[number];

/** What the lab server counts for one of its streams. */
export interface StreamCount {
  readonly sentFrames: number;
  readonly droppedFrames: number;
  readonly queuedBytes: number;
  readonly mostQueuedBytes: number;
}

export interface SlowResult extends StreamCount {
  readonly reader: SlowReaderName;
  /** Number of the frame on its screen. */
  readonly newest: number | null;
  /** The most that its screen was behind the newest frame of the two, in milliseconds. */
  readonly mostBehindMs: number;
}

export interface SlowReport {
  readonly pace: Pace;
  readonly phase: SlowPhase;
  /** What may wait for one client; null before the lab server was asked. */
  readonly maxQueuedBytes: number | null;
  readonly results: readonly SlowResult[];
}

/** Reads a report that a trace keeps. */
export const readSlowReport: FaceReader<SlowReport> = (value) => ({
  pace: oneOf(paces, value['pace']),
  phase: oneOf(slowPhases, value['phase']),
  maxQueuedBytes: orNull(value['maxQueuedBytes'], number),
  results: list(value['results']).map(readResult),
});

function readResult(value: JsonValue): SlowResult {
  const { reader, newest, mostBehindMs } = object(value);
  return {
    reader: oneOf(slowReaders, reader),
    newest: orNull(newest, number),
    mostBehindMs: number(mostBehindMs),
    ...readCount(value),
  };
}

function readCount(value: JsonValue): StreamCount {
  const { sentFrames, droppedFrames, queuedBytes, mostQueuedBytes } = object(value);
  return {
    sentFrames: number(sentFrames),
    droppedFrames: number(droppedFrames),
    queuedBytes: number(queuedBytes),
    mostQueuedBytes: number(mostQueuedBytes),
  };
}

/** What `GET /m-jpeg/status` tells of the streams of one run, in the order in which they were opened. */
export function countsOf(status: unknown, run: number) {
  const { streams, maxQueuedBytes } = object(status as JsonValue);
  return {
    maxQueuedBytes: number(maxQueuedBytes),
    counts: list(streams)
      .filter((stream) => object(stream)['run'] === run)
      .map(readCount),
  };
}
