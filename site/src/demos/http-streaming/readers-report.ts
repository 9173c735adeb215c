/** What three readers got of one event stream, as plain data. */
import type { JsonValue } from '@wireside/labs-server/wire/pcapng/trace-file.ts';
import { list, number, object, orNull, text, type FaceReader } from '../trace-face.ts';

export const readerIds = ['fetch', 'xhr', 'eventsource'] as const;

export type ReaderId = (typeof readerIds)[number];

/** What a reader got at once: for EventSource an event, for the others whatever had arrived. */
export interface Piece {
  /** Milliseconds since the run began. */
  readonly atMs: number;
  readonly text: string;
}

export interface ReaderReport {
  readonly pieces: readonly Piece[];
  /** Why it got nothing, or no more; null when all is well. */
  readonly problem: string | null;
}

export interface ReadersReport {
  /** The intermediary that was in the path, in words: `re-chunking proxy`. */
  readonly path: string;
  /** How many events are written. */
  readonly written: number;
  readonly readers: Readonly<Record<ReaderId, ReaderReport>>;
  /** True when every reader has reached the end of its stream. */
  readonly complete: boolean;
}

const nothing: ReaderReport = { pieces: [], problem: null };

export function emptyReaders(path: string, written: number): ReadersReport {
  const readers = { fetch: nothing, xhr: nothing, eventsource: nothing };
  return { path, written, readers, complete: false };
}

/** The report with one reader changed. */
export function withReader(
  report: ReadersReport,
  id: ReaderId,
  change: (reader: ReaderReport) => ReaderReport,
): ReadersReport {
  return { ...report, readers: { ...report.readers, [id]: change(report.readers[id]) } };
}

/** Reads a report that a trace keeps. */
export const readReadersReport: FaceReader<ReadersReport> = (value) => {
  const readers = object(value['readers']);
  return {
    path: text(value['path']),
    written: number(value['written']),
    readers: {
      fetch: readReader(readers['fetch']),
      xhr: readReader(readers['xhr']),
      eventsource: readReader(readers['eventsource']),
    },
    complete: value['complete'] === true,
  };
};

function readReader(value: JsonValue | undefined): ReaderReport {
  const { pieces, problem } = object(value);
  return {
    pieces: list(pieces)
      .map(object)
      .map((piece) => ({ atMs: number(piece['atMs']), text: text(piece['text']) })),
    problem: orNull(problem, text),
  };
}
