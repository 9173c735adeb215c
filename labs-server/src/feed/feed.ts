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

/** What the log holds, by the ids of the oldest and the newest event. */
export interface EventRange {
  readonly firstEventId: number;
  readonly lastEventId: number;
}

export interface FeedListener {
  /** Every event once, in order; at least one a call. The first call carries the replay. */
  onEvents(events: readonly FeedEvent[]): void;
  /** The log does not hold all events after the given id (too old, or never given out): what it holds follows. */
  onReset(range: EventRange): void;
  /** `count` events were published and delivered; more follow only if the feed is started again. */
  onComplete(): void;
  /** The session is over, or its newer runs took the place of this one: nothing follows. */
  onDropped(): void;
}

/** The events after an id. */
export interface FeedReading {
  readonly events: readonly FeedEvent[];
  /** True when the log does not hold all of them, or never gave out that id. */
  readonly reset: boolean;
  /** The newest id, also when there are no events. */
  readonly lastEventId: number;
}

export interface Feed {
  readonly settings: FeedSettings;
  /** True when `count` events were published (never for a count of 0). */
  readonly complete: boolean;
  /** Id of the oldest event that the log holds. */
  readonly firstEventId: number;
  /** Id of the newest event, 0 before the first. */
  readonly lastEventId: number;
  readAfter(id: number): Promise<FeedReading>;
  /** Publishes one event now, besides the publisher's own. */
  publish(text: string): Promise<FeedEvent>;
  /**
   * Delivers the events after `afterId` and then every later one, none lost and none twice; `'now'` skips what
   * was published before. Returns a function that stops it: call it when the connection is gone.
   */
  subscribe(who: SubscriberIdentity, afterId: number | 'now', listener: FeedListener): () => void;
  snapshot(): FeedMessage;
}
