/**
 * The messages of the channel, the one WebSocket per page (`/api/channel?session=<id>`).
 * Text messages carry these objects as JSON; a binary message from the server is a batch of records
 * in the encoding of `record-codec.ts`.
 */

/** Sends the session's records after `afterSequence`, and every later one, in batches. */
export interface ObserveMessage {
  readonly type: 'observe';
  readonly afterSequence: number;
}

/** One round trip that aligns the page's clock with the server's. */
export interface ClockRequest {
  readonly type: 'clock';
  readonly id: number;
}

/** Starts or stops `FeedMessage`s about one run's feed. */
export interface WatchFeedMessage {
  readonly type: 'watch-feed';
  readonly run: number;
  readonly on: boolean;
}

export type PageToServerMessage = ObserveMessage | ClockRequest | WatchFeedMessage;

/** First message of the server. */
export interface WelcomeMessage {
  readonly type: 'welcome';
  readonly session: string;
  readonly version: string;
  /** Microseconds of the server's monotonic clock when the message was written. */
  readonly serverTimeUs: number;
  /** Milliseconds without any activity after which the session expires. */
  readonly idleExpiryMs: number;
}

export interface ClockResponse {
  readonly type: 'clock';
  readonly id: number;
  readonly serverTimeUs: number;
}

/** Records between the two sequence numbers were overwritten before the page asked for them. */
export interface GapMessage {
  readonly type: 'gap';
  readonly afterSequence: number;
  readonly nextSequence: number;
}

/** A subscriber of the feed, as the event-driven architecture is drawn. */
export interface FeedSubscriber {
  readonly mechanism: string;
  readonly connection: number;
  /** Id of the last event that was delivered to it. */
  readonly lastEventId: number;
}

/** The state of one run's feed: publisher, log, subscribers. */
export interface FeedMessage {
  readonly type: 'feed';
  readonly run: number;
  readonly publishing: boolean;
  readonly firstEventId: number;
  readonly lastEventId: number;
  readonly retainedEvents: number;
  readonly subscribers: readonly FeedSubscriber[];
}

/** A limit was reached; the bench of that run shows the sentence. */
export interface LimitMessage {
  readonly type: 'limit';
  readonly run: number;
  readonly code: string;
  readonly detail: string;
}

/** The session is over (expired, deleted, or the server stops); the socket closes after it. */
export interface SessionEndMessage {
  readonly type: 'session-end';
  readonly code: 'expired' | 'deleted' | 'server-stopping';
  readonly detail: string;
}

export type ServerToPageMessage =
  WelcomeMessage | ClockResponse | GapMessage | FeedMessage | LimitMessage | SessionEndMessage;

/** Close codes of the channel, in the private range of RFC 6455 section 7.4.2. */
export const channelCloseCode = {
  unknownSession: 4404,
  sessionEnded: 4410,
  badMessage: 4400,
} as const;
