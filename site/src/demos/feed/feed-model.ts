/** The feed while it runs: its publisher and log as the server tells, its readers as this page hears them. */
import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { FeedMessage } from '@wireside/labs-server/wire/channel-message.ts';
import type { LabApi } from '../../cell/lab-api.ts';
import { labWithin } from '../lab-within.ts';
import { problemText } from '../problem-text.ts';
import type { RaceLane } from '../race/race-lane.ts';
import type { FeedStart } from '../race/start-feed.ts';
import {
  emptyReport,
  isOver,
  noteSeen,
  settleMs,
  stateOf,
  withEvent,
  type FeedReader,
  type FeedReport,
  type LastSeen,
  type ReaderState,
} from './feed-report.ts';

export interface FeedWorld {
  /** Who reads from the start. */
  readonly lanes: readonly RaceLane[];
  /** Who joins when it is asked to. */
  readonly lateLane: RaceLane;
  readonly setting: FeedStart;
  readonly startFeed: (lab: LabApi, setting: FeedStart) => Promise<void>;
  /** The newest state of the run's feed, as the channel told it. */
  readonly feedOf: (run: number) => ReadonlySignal<FeedMessage | null>;
  readonly nowMs: () => number;
  readonly after: (delayMs: number, callback: () => void) => void;
}

export class FeedModel {
  readonly report = signal<FeedReport>(emptyReport);
  readonly #world: FeedWorld;
  #lab: LabApi | null = null;
  #joined: Promise<void> = Promise.resolve();
  #feed: FeedMessage | null = null;
  #seen: LastSeen = new Map();

  constructor(world: FeedWorld) {
    this.#world = world;
  }

  /** Runs until the publisher is done and every reader has every event, or until Stop. */
  async run(lab: LabApi, run: number): Promise<void> {
    const { lanes, setting, startFeed, feedOf } = this.#world;
    this.#seen = new Map();
    this.#feed = null;
    this.#joined = Promise.resolve();
    this.report.value = { ...emptyReport, readers: lanes.map(newReader) };
    await startFeed(lab, setting);
    const over = new AbortController();
    const inner = labWithin(lab, over.signal);
    this.#lab = inner;
    const feed = feedOf(run);
    const watches = [
      effect(() => this.#onFeed(feed.value)),
      effect(() => {
        if (this.#hasEnded()) over.abort();
      }),
    ];
    try {
      await Promise.all(lanes.map((lane) => this.#follow(inner, lane)));
      await this.#joined;
    } finally {
      for (const endWatch of watches) endWatch();
      this.#lab = null;
      this.report.value = { ...this.report.peek(), publishing: false };
    }
  }

  /** Publishes one event by hand; rejects with an Error that says why it was refused. */
  async publish(): Promise<void> {
    const lab = this.#lab;
    if (lab === null) return;
    const response = await fetch(lab.url('/feed/publish'), {
      method: 'POST',
      body: `by hand, after ${(lab.now() / 1000).toFixed(1)} s`,
      signal: lab.signal,
    });
    if (!response.ok) throw new Error(await problemText(response));
  }

  /** One more subscriber, from now on. */
  join(): void {
    const lab = this.#lab;
    if (lab === null || this.#reader(this.#world.lateLane.id) !== undefined) return;
    const { lateLane } = this.#world;
    const report = this.report.peek();
    this.report.value = { ...report, readers: [...report.readers, newReader(lateLane)] };
    this.#joined = this.#follow(lab, lateLane);
  }

  async #follow(lab: LabApi, lane: RaceLane): Promise<void> {
    let end: ReaderState = 'left';
    try {
      await lane.receive(lab, Number.POSITIVE_INFINITY, ({ id }) =>
        this.#change(lane.id, (reader) => withEvent(reader, id)),
      );
    } catch {
      if (!lab.signal.aborted) end = 'failed';
    }
    this.#change(lane.id, (reader) => ({ ...reader, state: end }));
  }

  #onFeed(feed: FeedMessage | null): void {
    if (feed === null) return;
    this.#feed = feed;
    const { readers } = this.report.peek();
    this.#seen = noteSeen(this.#seen, readers, feed, this.#world.nowMs());
    const { publishing, firstEventId, lastEventId } = feed;
    this.report.value = { publishing, firstEventId, lastEventId, readers };
    this.#settle();
    this.#world.after(settleMs + 20, () => this.#settle());
  }

  /** Brings the readers' states up to date. */
  #settle(): void {
    const nowMs = this.#world.nowMs();
    const report = this.report.peek();
    const now = noteSeen(new Map(), report.readers, this.#feed ?? { subscribers: [] }, nowMs);
    const readers = report.readers.map((reader) => {
      const state = stateOf(reader, this.#seen, now.has(reader.id), nowMs);
      return state === reader.state ? reader : { ...reader, state };
    });
    if (readers.some((reader, at) => reader !== report.readers[at])) {
      this.report.value = { ...report, readers };
    }
  }

  /** True when the publisher is done, and everybody who is still there has its last event. */
  #hasEnded(): boolean {
    const { publishing, lastEventId, readers } = this.report.value;
    if (publishing || lastEventId === 0) return false;
    return readers.every(({ state, lastId }) => isOver(state) || lastId >= lastEventId);
  }

  #reader(id: string): FeedReader | undefined {
    return this.report.peek().readers.find((reader) => reader.id === id);
  }

  #change(id: string, change: (reader: FeedReader) => FeedReader): void {
    const report = this.report.peek();
    const readers = report.readers.map((reader) => (reader.id === id ? change(reader) : reader));
    this.report.value = { ...report, readers };
  }
}

function newReader({ id, label, hue, mechanism }: RaceLane): FeedReader {
  return { id, label, hue, mechanism, state: 'waits', firstId: 0, lastId: 0 };
}
