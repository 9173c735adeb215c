/** The race while it runs: deliveries as they arrive, costs as the wire tells them. */
import { signal } from '@preact/signals';
import type { LabApi } from '../../cell/lab-api.ts';
import type { TraceStore } from '../../wire-view/trace-store.ts';
import { raceLanes } from './race-lanes.ts';
import type { RaceLane } from './race-lane.ts';
import type { CostSample } from './race-series.ts';
import { latencyMs, laneFigures, type Delivery } from './race-tally.ts';
import { startFeed, type FeedStart } from './start-feed.ts';
import { payerOf, wireCosts, type WireCost } from './wire-cost.ts';

/** What a lane has cost, and how much it delivered for it. */
export type LaneCost = WireCost & { readonly delivered: number };

const sampleMs = 250;

export class RaceModel {
  readonly deliveries = signal<readonly Delivery[]>([]);
  readonly samples = signal<readonly CostSample[]>([]);
  readonly costs = signal<ReadonlyMap<string, LaneCost>>(new Map());
  readonly #store: TraceStore;

  constructor(store: TraceStore) {
    this.#store = store;
  }

  /** Starts the feed, lets every lane receive it, and settles when all have every event. */
  async race(lab: LabApi, run: number, setting: FeedStart): Promise<void> {
    this.deliveries.value = [];
    this.samples.value = [];
    this.costs.value = new Map();
    await startFeed(lab, setting);
    const timer = setInterval(() => this.#sample(lab, run), sampleMs);
    try {
      await Promise.all(
        raceLanes.map((lane) =>
          lane.receive(lab, setting.eventCount, ({ id, publishedAtUs }) =>
            this.#deliver(lab, lane, id, publishedAtUs),
          ),
        ),
      );
      await lab.sleep(sampleMs);
    } finally {
      clearInterval(timer);
      this.#sample(lab, run);
    }
  }

  #deliver(lab: LabApi, lane: RaceLane, eventId: number, publishedAtUs: number): void {
    const delivery = {
      lane: lane.id,
      eventId,
      latencyMs: latencyMs(publishedAtUs, lab.sharedClockUs()),
    };
    this.deliveries.value = [...this.deliveries.value, delivery];
  }

  #sample(lab: LabApi, run: number): void {
    const byPayer = wireCosts(this.#store.viewOf(run).entries);
    const costs = new Map<string, LaneCost>();
    for (const lane of raceLanes) {
      const listener = lane.origin === 'a' ? 'lab-a' : 'lab-b';
      const cost = byPayer.get(payerOf(lane.mechanism, listener)) ?? { requests: 0, bytes: 0 };
      const { delivered } = laneFigures(this.deliveries.value, lane.id);
      costs.set(lane.id, { ...cost, delivered });
    }
    this.costs.value = costs;
    this.samples.value = [...this.samples.value, { atSeconds: lab.now() / 1000, costs }];
  }
}
