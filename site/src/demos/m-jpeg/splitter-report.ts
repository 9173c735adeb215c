/** What three readers made of the same broken stream, as plain data. */
import type { JsonValue } from '@wireside/labs-server/wire/pcapng/trace-file.ts';
import { list, number, object, orNull, text, type FaceReader } from '../trace-face.ts';
import { oneOf } from '../one-of.ts';

/** What the Content-Length of each part says. */
export const lengthFields = ['exact', 'none', 'short', 'long'] as const;

export type LengthField = (typeof lengthFields)[number];

export const splitReaders = ['delimiters', 'lengths', 'img'] as const;

export type SplitReader = (typeof splitReaders)[number];

export interface SplitSetting {
  readonly length: LengthField;
  readonly boundaryInData: boolean;
}

export interface SplitResult {
  readonly reader: SplitReader;
  /** Numbers of the frames that it showed. */
  readonly frames: readonly number[];
  /** Parts that the browser could not decode as a picture; null for the img element, which does not tell. */
  readonly brokenParts: number | null;
  /** The first rule of the standard that it saw broken. */
  readonly fault: string | null;
}

export interface SplitRun extends SplitSetting {
  readonly results: readonly SplitResult[];
}

export interface SplitReport {
  /** At most one for each setting, the newest last. */
  readonly runs: readonly SplitRun[];
}

export const noSplit: SplitReport = { runs: [] };

/** The report with this run; one with the same setting is replaced. */
export function withSplitRun({ runs }: SplitReport, added: SplitRun): SplitReport {
  const others = runs.filter(
    ({ length, boundaryInData }) =>
      length !== added.length || boundaryInData !== added.boundaryInData,
  );
  return { runs: [...others, added] };
}

/** Reads a report that a trace keeps. */
export const readSplitReport: FaceReader<SplitReport> = (value) => ({
  runs: list(value['runs']).map((run) => {
    const { length, boundaryInData, results } = object(run);
    return {
      length: oneOf(lengthFields, length),
      boundaryInData: boundaryInData === true,
      results: list(results).map(readResult),
    };
  }),
});

function readResult(value: JsonValue): SplitResult {
  const { reader, frames, brokenParts, fault } = object(value);
  return {
    reader: oneOf(splitReaders, reader),
    frames: list(frames).map(number),
    brokenParts: orNull(brokenParts, number),
    fault: orNull(fault, text),
  };
}
