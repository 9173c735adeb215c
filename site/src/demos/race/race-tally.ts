/** The race in figures: latencies as the events arrive. Pure; the bytes come from the wire. */

/** One delivery of one event on one lane. */
export interface Delivery {
  readonly lane: string;
  readonly eventId: number;
  /** From publishing to the handler in the page, in milliseconds, never negative; null: the clocks were not aligned. */
  readonly latencyMs: number | null;
}

export interface LaneFigures {
  readonly delivered: number;
  readonly medianMs: number | null;
  readonly p95Ms: number | null;
}

/** Latency from two readings of one clock; what is below the clocks' uncertainty counts as 0. */
export function latencyMs(publishedAtUs: number, receivedAtUs: number): number {
  return Math.max(0, (receivedAtUs - publishedAtUs) / 1000);
}

/** The value below which the share `p` of `values` lies (nearest rank); null for none. */
export function percentile(values: readonly number[], p: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? null;
}

export function laneFigures(deliveries: readonly Delivery[], lane: string): LaneFigures {
  const own = deliveries.filter((one) => one.lane === lane);
  const latencies = own.flatMap(({ latencyMs: known }) => (known === null ? [] : [known]));
  return {
    delivered: own.length,
    medianMs: percentile(latencies, 0.5),
    p95Ms: percentile(latencies, 0.95),
  };
}
