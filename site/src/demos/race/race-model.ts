/** The race while it runs: deliveries as they arrive, costs as the wire tells them. */
import { signal } from '@preact/signals';
import type { LabApi } from '../../cell/lab-api.ts';
import type { RaceLane, ReceivedEvent, ReceiveLane } from './race-lane.ts';
import type { LaneEnd, RaceReport } from './race-report.ts';
import { keepSample, type LaneCost } from './race-series.ts';
import { latencyMs, laneFigures, type Delivery } from './race-tally.ts';
import type { FeedStart } from './start-feed.ts';
import { payerOf, type WireCost } from './wire-cost.ts';

/** What a race is run with. */
export type RaceTerms = Pick<RaceReport, 'setting' | 'guess' | 'uncertaintyMs'>;

export interface RaceWorld {
  readonly lanes: readonly RaceLane[];
  /** Starts the feed of the run. */
  readonly startFeed: (lab: LabApi, setting: FeedStart) => Promise<void>;
  /** What each payer of the run has cost so far. */
  readonly costsOf: (run: number) => ReadonlyMap<string, WireCost>;
  /** Calls back again and again; answers how to end it. */
  readonly every: (intervalMs: number, callback: () => void) => () => void;
}

/** The report grows so often, in milliseconds: calm enough to read, quick enough to be live. */
export const sampleMs = 250;

export class RaceModel {
  /** Null before the first race. What is shown of one stays until the next begins. */
  readonly report = signal<RaceReport | null>(null);
  readonly #world: RaceWorld;
  #deliveries: Delivery[] = [];

  constructor(world: RaceWorld) {
    this.#world = world;
  }

  /** Starts the feed, lets every lane receive it, and settles when each has every event or has failed. */
  async race(lab: LabApi, run: number, terms: RaceTerms, receive: ReceiveLane): Promise<void> {
    const { lanes, startFeed, every } = this.#world;
    const racing: LaneEnd = { state: 'races', problem: null };
    this.#deliveries = [];
    this.report.value = {
      ...terms,
      deliveries: [],
      samples: [],
      lanes: Object.fromEntries(lanes.map(({ id }) => [id, racing])),
    };
    try {
      await startFeed(lab, terms.setting);
    } catch (error) {
      this.report.value = null;
      throw error;
    }
    const stopSampling = every(sampleMs, () => this.#sample(lab, run));
    try {
      await Promise.all(lanes.map((lane) => this.#follow(lab, lane, receive)));
      // The last bytes are on the wire, and soon in the store.
      await lab.sleep(sampleMs);
    } finally {
      stopSampling();
      this.#sample(lab, run);
    }
  }

  async #follow(lab: LabApi, lane: RaceLane, receive: ReceiveLane): Promise<void> {
    const eventCount = this.report.peek()?.setting.eventCount ?? 0;
    try {
      await receive(lane, eventCount, (event) => this.#deliver(lane, event));
      const { delivered } = laneFigures(this.#deliveries, lane.id);
      this.#end(lane, { state: delivered < eventCount ? 'stopped' : 'done', problem: null });
    } catch (error) {
      if (lab.signal.aborted) this.#end(lane, { state: 'stopped', problem: null });
      else this.#end(lane, { state: 'failed', problem: wordsOf(error) });
    }
  }

  #end(lane: RaceLane, end: LaneEnd): void {
    const report = this.report.value;
    if (report === null) return;
    this.report.value = { ...report, lanes: { ...report.lanes, [lane.id]: end } };
  }

  #deliver(lane: RaceLane, { id, publishedAtUs, receivedAtUs }: ReceivedEvent): void {
    const isKnown = receivedAtUs !== null && this.report.peek()?.uncertaintyMs !== null;
    const latency = isKnown ? latencyMs(publishedAtUs, receivedAtUs) : null;
    this.#deliveries.push({ lane: lane.id, eventId: id, latencyMs: latency });
  }

  #sample(lab: LabApi, run: number): void {
    const report = this.report.value;
    if (report === null) return;
    const byPayer = this.#world.costsOf(run);
    const deliveries = [...this.#deliveries];
    const costs: Record<string, LaneCost> = {};
    for (const lane of this.#world.lanes) {
      const listener = lane.origin === 'a' ? 'lab-a' : 'lab-b';
      const cost = byPayer.get(payerOf(lane.mechanism, listener)) ?? { requests: 0, bytes: 0 };
      costs[lane.id] = { ...cost, delivered: laneFigures(deliveries, lane.id).delivered };
    }
    const sample = { atSeconds: lab.now() / 1000, costs };
    this.report.value = { ...report, deliveries, samples: keepSample(report.samples, sample) };
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
