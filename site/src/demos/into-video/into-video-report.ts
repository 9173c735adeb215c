/** What each way showed, as plain data. */
import type { JsonValue } from '@wireside/labs-server/wire/pcapng/trace-file.ts';
import { oneOf } from '../one-of.ts';
import { list, number, object, orNull, text, type FaceReader } from '../trace-face.ts';
import { fragments, tunes, wayNames, type Fragment, type Tune, type WayName } from './ways.ts';

export interface WayResult {
  readonly way: WayName;
  /** Null for all but Media Source Extensions. */
  readonly encoding: { readonly tune: Tune; readonly fragment: Fragment } | null;
  /** Milliseconds from Run to the first frame. */
  readonly firstMs: number | null;
  /** Median, in milliseconds. */
  readonly latencyMs: number | null;
  /** How exact the latency is, in milliseconds. */
  readonly uncertaintyMs: number | null;
  readonly shown: number;
  readonly missed: number;
  /** Number of the frame that is shown. */
  readonly newest: number | null;
  /** Null where the browser does not tell script. */
  readonly bytesPerSecond: number | null;
  /** Why the way cannot be gone, or why it ended; null while nothing is wrong. */
  readonly trouble: string | null;
}

export interface IntoVideoReport {
  /** One for each way, and for each encoding; the newest of its kind. */
  readonly results: readonly WayResult[];
}

export const noReport: IntoVideoReport = { results: [] };

/** The report with these results; those of the same way and encoding are replaced, and all have the order of `wayNames`. */
export function withResults(
  { results }: IntoVideoReport,
  added: readonly WayResult[],
): IntoVideoReport {
  const keys = new Set(added.map(keyOf));
  const kept = results.filter((result) => !keys.has(keyOf(result)));
  const rank = ({ way }: WayResult): number => wayNames.indexOf(way);
  return { results: [...kept, ...added].toSorted((one, other) => rank(one) - rank(other)) };
}

export function keyOf({ way, encoding }: WayResult): string {
  return encoding === null ? way : `${way} ${encoding.tune} ${encoding.fragment}`;
}

/** Reads a report that a trace keeps. */
export const readIntoVideoReport: FaceReader<IntoVideoReport> = (value) => ({
  results: list(value['results']).map(readResult),
});

function readResult(value: JsonValue): WayResult {
  const result = object(value);
  return {
    way: oneOf(wayNames, result['way']),
    encoding: orNull(result['encoding'], (encoding) => {
      const { tune, fragment } = object(encoding);
      return { tune: oneOf(tunes, tune), fragment: oneOf(fragments, fragment) };
    }),
    firstMs: orNull(result['firstMs'], number),
    latencyMs: orNull(result['latencyMs'], number),
    uncertaintyMs: orNull(result['uncertaintyMs'], number),
    shown: number(result['shown']),
    missed: number(result['missed']),
    newest: orNull(result['newest'], number),
    bytesPerSecond: orNull(result['bytesPerSecond'], number),
    trouble: orNull(result['trouble'], text),
  };
}
