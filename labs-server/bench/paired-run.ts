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
  /** How long a slice is; a quarter of a second unless it is said. */
  readonly sliceSeconds?: number;
  /** CPU time that the server process has used until now, in microseconds. */
  readonly cpuUs: () => Promise<number>;
  /** The same of the baseline's, when that has a process of its own. */
  readonly baselineCpuUs?: () => Promise<number>;
  readonly nowMs: () => number;
}

const usualSliceSeconds = 0.25;
const fewestPairs = 6;

export async function runPairs(run: PairedRun): Promise<readonly SlicePair[]> {
  const { sliceSeconds = usualSliceSeconds } = run;
  const takeSlice = async (work: Work): Promise<Slice> => {
    const readCpuUs = work === run.baseline ? (run.baselineCpuUs ?? run.cpuUs) : run.cpuUs;
    const [startedMs, cpuBefore] = [run.nowMs(), await readCpuUs()];
    const operations = await work(sliceSeconds);
    const cpuUs = (await readCpuUs()) - cpuBefore;
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

/** A row of the table: the medians of both, the median of the pairs' ratios, and the gate if there is one. */
export function compare(
  what: string,
  pairs: readonly SlicePair[],
  valueOf: (slice: Slice) => number,
  gate: Gate | null,
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
    gate === null ? '' : verdict(ratio, gate),
  ];
}

export const perSecond = ({ operations, seconds }: Slice): number => operations / seconds;
export const cpuUsEach = ({ operations, cpuUs }: Slice): number => cpuUs / operations;
