/** The samples of a call as series for its charts. Pure. */
import type { Series } from '../race/race-series.ts';
import type { CallSample } from './call-stats.ts';

/** Samples that are kept: a minute, at one per second. */
const keptSamples = 60;

export function keepCallSample(
  samples: readonly CallSample[],
  sample: CallSample,
): readonly CallSample[] {
  return [...samples, sample].slice(-keptSamples);
}

/** One line per name, over seconds. */
export function callSeries(
  samples: readonly CallSample[],
  names: readonly {
    readonly [Name in keyof CallSample]: CallSample[Name] extends number | null ? Name : never;
  }[keyof CallSample][],
): Series {
  return {
    x: samples.map(({ atSeconds }) => atSeconds),
    lanes: names.map((name) => samples.map((sample) => sample[name])),
  };
}
