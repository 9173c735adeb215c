/** Replay, then live: every event after an id, once and in order, however the two overlap. */
import type { EventLog, LoggedEvent, LogRange } from './event-log.ts';

export interface Follower<Payload> {
  /** At least one event, in order. */
  onEvents(events: readonly LoggedEvent<Payload>[]): void;
  /** The log does not hold everything after the id; what it holds follows. */
  onReset(range: LogRange): void;
  /** The replay is over: everything from now on is live. */
  onLive(): void;
  /** The log could not be read; nothing follows. */
  onError(error: unknown): void;
}

/**
 * Subscribes before it reads, so no event falls between replay and live; reads again while newer ones were
 * told, so none comes twice and nothing has to be kept meanwhile.
 *
 * @param afterId the last id that the follower has; `'now'` skips the replay
 * @returns a function that stops it
 */
export function follow<Payload>(
  log: EventLog<Payload>,
  afterId: number | 'now',
  follower: Follower<Payload>,
): () => void {
  let live = afterId === 'now';
  let stopped = false;
  let toldId = 0;
  const stopTail = log.tail((event) => {
    if (live) follower.onEvents([event]);
    else toldId = event.id;
  });

  async function replay(fromId: number): Promise<void> {
    let cursor = fromId;
    do {
      const { state, events, range } = await log.readAfter(cursor);
      if (stopped) return;
      if (state !== 'continuous') follower.onReset(range);
      if (events.length > 0) follower.onEvents(events);
      cursor = events.at(-1)?.id ?? range.lastId;
    } while (toldId > cursor);
    live = true;
    if (!stopped) follower.onLive();
  }

  if (afterId === 'now') follower.onLive();
  else
    replay(afterId).catch((error: unknown) => {
      if (!stopped) follower.onError(error);
    });

  return () => {
    stopped = true;
    stopTail();
  };
}
