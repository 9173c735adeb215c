/** Runs two contenders in turn, slice by slice, so that whatever disturbs the machine disturbs both. */
import type { Gate } from './gate.ts';
import { verdict } from './gate.ts';
import { median, medianRatio } from './statistics.ts';
import { formatNumber } from './table.ts';

/** One slice of one contender. */
export interface Slice {
  readonly operations: number;
  readonly seconds: number;
  /** What the server process used meanwhile, in microseconds of all threads. */
  readonly cpuUs: number;
}

export interface SlicePair {
  readonly measured: Slice;
  readonly baseline: Slice;
}

/** Works for about so many seconds and leaves nothing unfinished. Resolves with how many operations that were. */
export type Work = (seconds: number) => Promise<number>;

export interface PairedRun {
  readonly measured: Work;
  readonly baseline: Work;
  /** All slices together, without warming up. */
  readonly seconds: number;
  /** CPU time that the server process has used until now, in microseconds. */
  readonly cpuUs: () => Promise<number>;
  readonly nowMs: () => number;
}

const sliceSeconds = 0.25;
const fewestPairs = 6;

export async function runPairs(run: PairedRun): Promise<readonly SlicePair[]> {
  const takeSlice = async (work: Work): Promise<Slice> => {
    const [startedMs, cpuBefore] = [run.nowMs(), await run.cpuUs()];
    const operations = await work(sliceSeconds);
    const cpuUs = (await run.cpuUs()) - cpuBefore;
    return { operations, seconds: (run.nowMs() - startedMs) / 1000, cpuUs };
  };
  for (const work of [run.measured, run.baseline, run.measured, run.baseline]) {
    await takeSlice(work);
  }
  const pairs: SlicePair[] = [];
  const count = Math.max(fewestPairs, Math.round(run.seconds / (2 * sliceSeconds)));
  while (pairs.length < count) {
    if (pairs.length % 2 === 0) {
      const measured = await takeSlice(run.measured);
      pairs.push({ measured, baseline: await takeSlice(run.baseline) });
    } else {
      const baseline = await takeSlice(run.baseline);
      pairs.push({ measured: await takeSlice(run.measured), baseline });
    }
  }
  return pairs;
}

/** A row of the table: the medians of both, the median of the pairs' ratios, and the gate. */
export function compare(
  what: string,
  pairs: readonly SlicePair[],
  valueOf: (slice: Slice) => number,
  gate: Gate,
): readonly string[] {
  const values = pairs.map(({ measured, baseline }) => ({
    measured: valueOf(measured),
    baseline: valueOf(baseline),
  }));
  const ratio = medianRatio(values);
  return [
    what,
    formatNumber(median(values.map(({ measured }) => measured))),
    formatNumber(median(values.map(({ baseline }) => baseline))),
    ratio.toFixed(3),
    verdict(ratio, gate),
  ];
}

export const perSecond = ({ operations, seconds }: Slice): number => operations / seconds;
export const cpuUsEach = ({ operations, cpuUs }: Slice): number => cpuUs / operations;
