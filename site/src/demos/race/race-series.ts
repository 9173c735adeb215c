/** The race as series for the charts: one x per event, one line per lane. Pure. */
import type { Delivery } from './race-tally.ts';
import type { WireCost } from './wire-cost.ts';

/** What a lane has cost, and how much it delivered for it. */
export type LaneCost = WireCost & { readonly delivered: number };

/** What the lanes had cost when they were looked at. */
export interface CostSample {
  /** Seconds since the race began. */
  readonly atSeconds: number;
  /** By lane id. */
  readonly costs: Readonly<Record<string, LaneCost>>;
}

export interface Series {
  readonly x: readonly number[];
  /** One line per lane; null where it has no value. */
  readonly lanes: readonly (readonly (number | null)[])[];
}

/** A line has enough points with so many samples; a longer race is sampled more rarely. */
const wantedSamples = 150;

/** Adds a sample, in place of the newest one if that came too soon for the length of the race. */
export function keepSample(
  samples: readonly CostSample[],
  sample: CostSample,
): readonly CostSample[] {
  const before = samples.at(-2);
  const newest = samples.at(-1);
  if (before === undefined || newest === undefined) return [...samples, sample];
  const leastGapSeconds = sample.atSeconds / wantedSamples;
  const tooSoon = newest.atSeconds - before.atSeconds < leastGapSeconds;
  return [...(tooSoon ? samples.slice(0, -1) : samples), sample];
}

/** Latency in milliseconds over the event's id. What is below 0.1 ms is drawn as 0.1, so that a logarithmic axis can hold it. */
export function latencySeries(deliveries: readonly Delivery[], laneIds: readonly string[]): Series {
  const last = deliveries.reduce((most, { eventId }) => Math.max(most, eventId), 0);
  const x = Array.from({ length: last }, (_, index) => index + 1);
  const lanes = laneIds.map((lane) => {
    const line: (number | null)[] = x.map(() => null);
    for (const one of deliveries) {
      if (one.lane !== lane || one.latencyMs === null) continue;
      line[one.eventId - 1] = Math.max(0.1, one.latencyMs);
    }
    return line;
  });
  return { x, lanes };
}

/** Bytes per delivered event over time, or the number of requests. */
export function costSeries(
  samples: readonly CostSample[],
  laneIds: readonly string[],
  what: 'bytesPerEvent' | 'requests',
): Series {
  const lanes = laneIds.map((lane) =>
    samples.map(({ costs }) => {
      const cost = costs[lane];
      if (cost === undefined) return null;
      if (what === 'requests') return cost.requests;
      return cost.delivered === 0 ? null : cost.bytes / cost.delivered;
    }),
  );
  return { x: samples.map(({ atSeconds }) => atSeconds), lanes };
}
