/** One run's feed: a publisher, a bounded log, and its subscribers. */
import type { FeedMessage } from '../../wire/channel-message.ts';

/** What the publisher makes. */
export interface FeedSettings {
  /** Microseconds between two events. */
  readonly intervalUs: number;
  /** Length of each event's text in bytes. */
  readonly payloadBytes: number;
  /** How many events to publish; 0 publishes only what `publish` is given. */
  readonly count: number;
  /** How many of the newest events the log keeps. */
  readonly retain: number;
}

export interface FeedEvent {
  /** 1, 2, 3 ... */
  readonly id: number;
  /** Microseconds of the server's monotonic clock when the event was published. */
  readonly publishedAtUs: number;
  readonly text: string;
}

/** Who gets the events, as the event-driven architecture is drawn. */
export interface SubscriberIdentity {
  readonly mechanism: string;
  readonly connection: number;
}

/** Why a subscription ended: the feed published its count, or its session is over. */
export type FeedEnd = 'complete' | 'dropped';

export interface FeedListener {
  /** Every event once, in order; the first calls carry the replay, each with at least one event. */
  onEvents(events: readonly FeedEvent[]): void;
  /** The log does not hold all events after the given id (too old, or never given out): what it holds follows. */
  onReset(range: { readonly firstEventId: number; readonly lastEventId: number }): void;
  /** Nothing follows. Called once, after the replay; not after `stop`. */
  onEnd(end: FeedEnd): void;
}

export interface Feed {
  readonly settings: FeedSettings;
  /** True when `count` events were published (never for a count of 0). */
  readonly complete: boolean;
  /** Id of the newest event, 0 before the first. */
  readonly lastEventId: number;
  /** The events after `id`, and whether some of those were dropped before (or `id` was never given out). */
  readAfter(
    id: number,
  ): Promise<{ readonly events: readonly FeedEvent[]; readonly reset: boolean }>;
  /** Publishes one event now, besides the publisher's own. */
  publish(text: string): Promise<FeedEvent>;
  /**
   * Delivers the events after `afterId` and then every later one, none lost and none twice.
   * `'now'` skips what was published before. Returns a function that stops it.
   */
  subscribe(who: SubscriberIdentity, afterId: number | 'now', listener: FeedListener): () => void;
  snapshot(): FeedMessage;
}
