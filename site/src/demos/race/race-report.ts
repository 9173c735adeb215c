/** What one race has shown so far, as plain data: it is drawn, kept in traces, and put into words. */
import { list, number, object, orNull, text, type FaceReader } from '../trace-face.ts';
import type { CostSample, LaneCost } from './race-series.ts';
import type { Delivery } from './race-tally.ts';
import type { FeedStart } from './start-feed.ts';

/** How a lane stands: `stopped` lanes were ended by Stop before they had everything. */
export type LaneState = 'races' | 'done' | 'failed' | 'stopped';

export interface LaneEnd {
  readonly state: LaneState;
  /** Why it failed, in a sentence; null when it did not. */
  readonly problem: string | null;
}

export interface RaceReport {
  readonly setting: FeedStart;
  /** Id of the lane that was guessed to need the most bytes. */
  readonly guess: string | null;
  /** How far the clocks of page and server may be apart, in milliseconds; null: they are not aligned. */
  readonly uncertaintyMs: number | null;
  readonly deliveries: readonly Delivery[];
  readonly samples: readonly CostSample[];
  /** By lane id. */
  readonly lanes: Readonly<Record<string, LaneEnd>>;
}

/** The newest cost of a lane; null before the wire told any. */
export function costOf({ samples }: RaceReport, lane: string): LaneCost | null {
  return samples.at(-1)?.costs[lane] ?? null;
}

/** Bytes per delivered event; null before the first. */
export function bytesPerEvent(report: RaceReport, lane: string): number | null {
  const cost = costOf(report, lane);
  return cost === null || cost.delivered === 0 ? null : cost.bytes / cost.delivered;
}

const laneStates: readonly string[] = ['races', 'done', 'failed', 'stopped'] satisfies LaneState[];

function laneState(name: string): LaneState {
  if (laneStates.includes(name)) return name as LaneState;
  throw new TypeError('expected the state of a lane');
}

/** Reads a report that a trace keeps. */
export const readRaceReport: FaceReader<RaceReport> = (value) => {
  const setting = object(value['setting']);
  return {
    setting: {
      rateHz: number(setting['rateHz']),
      payloadBytes: number(setting['payloadBytes']),
      eventCount: number(setting['eventCount']),
    },
    guess: orNull(value['guess'], text),
    uncertaintyMs: orNull(value['uncertaintyMs'], number),
    deliveries: list(value['deliveries'])
      .map(object)
      .map((one) => ({
        lane: text(one['lane']),
        eventId: number(one['eventId']),
        latencyMs: orNull(one['latencyMs'], number),
      })),
    samples: list(value['samples']).map(object).map(readSample),
    lanes: mapValues(object(value['lanes']), (lane) => ({
      state: laneState(text(lane['state'])),
      problem: orNull(lane['problem'], text),
    })),
  };
};

function readSample(sample: ReturnType<typeof object>): CostSample {
  return {
    atSeconds: number(sample['atSeconds']),
    costs: mapValues(object(sample['costs']), (cost) => ({
      requests: number(cost['requests']),
      bytes: number(cost['bytes']),
      delivered: number(cost['delivered']),
    })),
  };
}

function mapValues<Value>(
  values: ReturnType<typeof object>,
  read: (value: ReturnType<typeof object>) => Value,
): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, read(object(value))]),
  );
}
