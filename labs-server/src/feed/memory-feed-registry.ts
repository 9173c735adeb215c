/** The feeds of all sessions, in the memory of the process that owns their sockets. */
import type { FeedMessage } from '../../wire/channel-message.ts';
import type { Clock } from '../labs/lab.ts';
import type { FeedSettings } from './feed.ts';
import type { FeedRegistry } from './feed-registry.ts';
import { FeedObservers } from './feed-observers.ts';
import { RunFeed } from './run-feed.ts';

/** The settings of a feed that nobody started: one event a second, 20 of them, 100 retained. */
export const defaultFeedSettings: FeedSettings = {
  intervalUs: 1_000_000,
  payloadBytes: 46,
  count: 20,
  retain: 100,
};

/** Feeds that one session can have; a further run takes the place of the oldest. */
const maxFeedsPerSession = 8;

export function createFeedRegistry(options: { readonly clock: Clock }): FeedRegistry {
  const { clock } = options;
  const sessions = new Map<string, Map<number, RunFeed>>();
  const find = (session: string, run: number) => sessions.get(session)?.get(run);
  const observers = new FeedObservers(
    clock,
    (session, run): FeedMessage | null => find(session, run)?.snapshot() ?? null,
  );

  function make(session: string, run: number, settings: FeedSettings): RunFeed {
    const feeds = sessions.get(session) ?? new Map<number, RunFeed>();
    sessions.set(session, feeds);
    const onChange = () => observers.changed(session, run);
    const feed = new RunFeed({ run, clock, settings, onChange });
    feeds.set(run, feed);
    // After the new feed has its place: who hears that a feed is dropped may ask for it again at once.
    const [oldest] = feeds;
    if (feeds.size > maxFeedsPerSession && oldest !== undefined) {
      feeds.delete(oldest[0]);
      oldest[1].drop();
    }
    return feed;
  }

  function start(session: string, run: number, settings: Partial<FeedSettings>): RunFeed {
    const all = { ...defaultFeedSettings, ...settings };
    const feed = find(session, run) ?? make(session, run, all);
    feed.start(all);
    return feed;
  }

  return {
    get: (session, run, initial = {}) => find(session, run) ?? start(session, run, initial),
    start,
    async publish(session, run, text) {
      const settings = { ...defaultFeedSettings, count: 0 };
      return (find(session, run) ?? make(session, run, settings)).publish(text);
    },
    observe: (session, run, listener) => observers.observe(session, run, listener),
    drop(session) {
      const feeds = sessions.get(session);
      sessions.delete(session);
      for (const feed of feeds?.values() ?? []) feed.drop();
      observers.drop(session);
    },
  };
}
