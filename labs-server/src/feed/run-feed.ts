/** The feed of one run: publisher, bounded log and subscribers, put together. */
import type { FeedMessage } from '../../wire/channel-message.ts';
import type { LoggedEvent, LogRange } from '../event-log/event-log.ts';
import { follow, type Follower } from '../event-log/follow.ts';
import { createMemoryEventLog, type MemoryEventLog } from '../event-log/memory-event-log.ts';
import type { Clock } from '../labs/lab.ts';
import type {
  Feed,
  FeedEvent,
  FeedListener,
  FeedReading,
  FeedSettings,
  SubscriberIdentity,
} from './feed.ts';
import { createPublisher, type Publisher } from './publisher.ts';

/** What the log holds besides the id. */
type Publication = Omit<FeedEvent, 'id'>;

export interface RunFeedOptions {
  readonly run: number;
  readonly clock: Clock;
  readonly settings: FeedSettings;
  /** The snapshot has changed. */
  readonly onChange: () => void;
}

/** One who follows the log for a listener. */
class Subscriber implements Follower<Publication> {
  readonly mechanism: string;
  readonly connection: number;
  readonly listener: FeedListener;
  lastEventId: number;
  /** True when the replay is over. */
  live = false;
  readonly #feed: Feed;

  constructor(
    feed: Feed,
    { mechanism, connection }: SubscriberIdentity,
    listener: FeedListener,
    lastEventId: number,
  ) {
    this.#feed = feed;
    this.mechanism = mechanism;
    this.connection = connection;
    this.listener = listener;
    this.lastEventId = lastEventId;
  }

  onEvents(events: readonly LoggedEvent<Publication>[]): void {
    this.lastEventId = events.at(-1)?.id ?? this.lastEventId;
    this.listener.onEvents(events.map(toFeedEvent));
  }

  onReset({ firstId, lastId }: LogRange): void {
    this.listener.onReset({ firstEventId: firstId, lastEventId: lastId });
  }

  onLive(): void {
    this.live = true;
    if (this.#feed.complete) this.listener.onComplete();
  }

  onError(): void {
    this.listener.onDropped();
  }
}

/** One object for each event, so that a lab can keep what it made of it for all its subscribers. */
const feedEvents = new WeakMap<LoggedEvent<Publication>, FeedEvent>();

function toFeedEvent(logged: LoggedEvent<Publication>): FeedEvent {
  const known = feedEvents.get(logged);
  if (known !== undefined) return known;
  const event = { id: logged.id, ...logged.payload };
  feedEvents.set(logged, event);
  return event;
}

/** Does not publish before `start`. */
export class RunFeed implements Feed {
  readonly #options: RunFeedOptions;
  readonly #log: MemoryEventLog<Publication>;
  readonly #publisher: Publisher;
  readonly #subscribers = new Set<Subscriber>();
  #settings: FeedSettings;
  #complete = false;

  constructor(options: RunFeedOptions) {
    this.#options = options;
    this.#settings = options.settings;
    this.#log = createMemoryEventLog(options.settings.retain);
    this.#publisher = createPublisher(
      options.clock,
      (text) => this.publish(text),
      () => this.#finish(),
    );
  }

  get settings(): FeedSettings {
    return this.#settings;
  }

  get complete(): boolean {
    return this.#complete;
  }

  get firstEventId(): number {
    return this.#log.range().firstId;
  }

  get lastEventId(): number {
    return this.#log.range().lastId;
  }

  /** Publishes `settings.count` events from now; ids count on, subscribers stay. */
  start(settings: FeedSettings): void {
    this.#settings = settings;
    this.#complete = false;
    this.#log.retain(settings.retain);
    this.#publisher.start(settings);
    this.#options.onChange();
  }

  /** Stops the publisher and ends every subscriber with `onDropped`. */
  drop(): void {
    this.#publisher.stop();
    for (const { listener } of this.#subscribers) listener.onDropped();
    this.#subscribers.clear();
  }

  async publish(text: string): Promise<FeedEvent> {
    const publishedAtUs = this.#options.clock.monotonicUs();
    const event = toFeedEvent(await this.#log.append({ publishedAtUs, text }));
    this.#options.onChange();
    return event;
  }

  async readAfter(id: number): Promise<FeedReading> {
    const { state, events, range } = await this.#log.readAfter(id);
    return {
      events: events.map(toFeedEvent),
      reset: state !== 'continuous',
      lastEventId: range.lastId,
    };
  }

  subscribe(who: SubscriberIdentity, afterId: number | 'now', listener: FeedListener): () => void {
    const lastEventId = afterId === 'now' ? this.lastEventId : Math.max(0, afterId);
    const subscriber = new Subscriber(this, who, listener, lastEventId);
    this.#subscribers.add(subscriber);
    const stopFollowing = follow(this.#log, afterId, subscriber);
    this.#options.onChange();
    return () => {
      stopFollowing();
      if (this.#subscribers.delete(subscriber)) this.#options.onChange();
    };
  }

  snapshot(): FeedMessage {
    const { firstId, lastId } = this.#log.range();
    const subscribers = [...this.#subscribers].map(({ mechanism, connection, lastEventId }) => ({
      mechanism,
      connection,
      lastEventId,
    }));
    return {
      type: 'feed',
      run: this.#options.run,
      publishing: this.#publisher.publishing,
      firstEventId: firstId,
      lastEventId: lastId,
      retainedEvents: lastId - firstId + 1,
      subscribers,
    };
  }

  #finish(): void {
    this.#complete = true;
    for (const { live, listener } of this.#subscribers) if (live) listener.onComplete();
    this.#options.onChange();
  }
}
