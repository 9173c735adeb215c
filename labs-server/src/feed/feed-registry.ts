/** The feeds of all sessions: one per (session, run), made at first use. */
import type { FeedMessage } from '../../wire/channel-message.ts';
import type { Feed, FeedEvent, FeedSettings } from './feed.ts';

export interface FeedRegistry {
  /** The feed of the run; made with `initial` (or the defaults) and started if there is none yet. */
  get(session: string, run: number, initial?: Partial<FeedSettings>): Feed;
  /** Starts the run's feed with these settings; one that exists goes on with them, its ids count on. */
  start(session: string, run: number, settings: Partial<FeedSettings>): Feed;
  /** Publishes one event now; makes a feed that publishes nothing by itself if there is none yet. */
  publish(session: string, run: number, text: string): Promise<FeedEvent>;
  /**
   * Calls `listener` with the feed's state now (when there is a feed) and after every change, at most once per
   * 50 ms, until the returned function is called. Does not start a feed.
   */
  observe(session: string, run: number, listener: (message: FeedMessage) => void): () => void;
  /** The session is over: stops its feeds, ends their subscribers, forgets its observers. */
  drop(session: string): void;
}
