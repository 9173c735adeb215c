/** The race as series for the charts: one x per event, one line per lane. Pure. */
import type { Delivery } from './race-tally.ts';
import type { WireCost } from './wire-cost.ts';

/** What one lane had cost when it was looked at. */
export interface CostSample {
  /** Seconds since the race began. */
  readonly atSeconds: number;
  /** By lane id. */
  readonly costs: ReadonlyMap<string, WireCost & { readonly delivered: number }>;
}

export interface Series {
  readonly x: readonly number[];
  readonly lanes: readonly (readonly (number | null)[])[];
}

/** Latency in milliseconds over the event's id. What is below 0.1 ms is drawn as 0.1, so that a logarithmic axis can hold it. */
export function latencySeries(deliveries: readonly Delivery[], laneIds: readonly string[]): Series {
  const last = deliveries.reduce((most, { eventId }) => Math.max(most, eventId), 0);
  const x = Array.from({ length: last }, (_, index) => index + 1);
  const lanes = laneIds.map((lane) => {
    const line: (number | null)[] = x.map(() => null);
    for (const one of deliveries) {
      if (one.lane === lane) line[one.eventId - 1] = Math.max(0.1, one.latencyMs);
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
      const cost = costs.get(lane);
      if (cost === undefined) return null;
      if (what === 'requests') return cost.requests;
      return cost.delivered === 0 ? null : cost.bytes / cost.delivered;
    }),
  );
  return { x: samples.map(({ atSeconds }) => atSeconds), lanes };
}
