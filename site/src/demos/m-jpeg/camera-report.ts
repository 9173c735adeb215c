/** What two readers of one camera showed, as plain data. */
import type { JsonValue } from '@wireside/labs-server/wire/pcapng/trace-file.ts';
import { list, number, object, orNull, type FaceReader } from '../trace-face.ts';
import { oneOf } from '../one-of.ts';

/** When the delimiter line of the next part is sent. */
export const flushes = ['before', 'after', 'header'] as const;

export type Flush = (typeof flushes)[number];

export const readerNames = ['canvas', 'img'] as const;

export type ReaderName = (typeof readerNames)[number];

export interface CameraSetting {
  readonly fps: number;
  readonly quality: number;
  readonly boxes: boolean;
  /** Percent. */
  readonly threshold: number;
  readonly flush: Flush;
  /** Null: until Stop, and then without the img element. */
  readonly frames: number | null;
}

export interface ReaderResult {
  readonly reader: ReaderName;
  readonly shown: number;
  readonly missed: number;
  /** Number of the frame that is shown. */
  readonly newest: number | null;
  /** Median, in milliseconds. */
  readonly latencyMs: number | null;
}

export interface CameraRun {
  readonly flush: Flush;
  readonly fps: number;
  /** How exact the latencies are, in milliseconds; null while nobody knows. */
  readonly uncertaintyMs: number | null;
  readonly readers: readonly ReaderResult[];
}

export interface CameraReport {
  /** At most one for each flush, the newest last. */
  readonly runs: readonly CameraRun[];
}

export const noCamera: CameraReport = { runs: [] };

/** The report with this run; one with the same flush is replaced. */
export function withRun({ runs }: CameraReport, added: CameraRun): CameraReport {
  return { runs: [...runs.filter(({ flush }) => flush !== added.flush), added] };
}

/** Reads a report that a trace keeps. */
export const readCameraReport: FaceReader<CameraReport> = (value) => ({
  runs: list(value['runs']).map((run) => {
    const { flush, fps, uncertaintyMs, readers } = object(run);
    return {
      flush: oneOf(flushes, flush),
      fps: number(fps),
      uncertaintyMs: orNull(uncertaintyMs, number),
      readers: list(readers).map(readResult),
    };
  }),
});

function readResult(value: JsonValue): ReaderResult {
  const { reader, shown, missed, newest, latencyMs } = object(value);
  return {
    reader: oneOf(readerNames, reader),
    shown: number(shown),
    missed: number(missed),
    newest: orNull(newest, number),
    latencyMs: orNull(latencyMs, number),
  };
}
