/** What the benchmarks say of their samples: medians, because other programs disturb single ones. */

/** The middle value, or the mean of the two middle ones. @throws RangeError without values */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new RangeError('no values, no median');
  return (lower + upper) / 2;
}

/** Two samples that were taken one right after the other. */
export interface Pair {
  readonly measured: number;
  readonly baseline: number;
}

/**
 * The median of the pairs' own ratios: what disturbs the machine for a while disturbs both samples of a pair.
 * @throws RangeError without pairs
 */
export function medianRatio(pairs: readonly Pair[]): number {
  return median(pairs.map(({ measured, baseline }) => measured / baseline));
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * The slope of the line through the points by Theil and Sen: the median of the slopes of all pairs, which up to a
 * quarter of wild points does not move.
 * @throws RangeError without two points of different `x`
 */
export function slopeOf(points: readonly Point[]): number {
  const slopes = points.flatMap((one, index) =>
    points
      .slice(index + 1)
      .filter(({ x }) => x !== one.x)
      .map(({ x, y }) => (y - one.y) / (x - one.x)),
  );
  return median(slopes);
}
