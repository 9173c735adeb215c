/** The feed as an event stream, with replay after Last-Event-ID (HTML section 9.2.4). */
import type { Request, Response } from 'express';
import type { serverSentEventsEndpoints } from '../../../wire/mechanisms/server-sent-events.ts';
import type { EventRange, Feed, FeedEvent, FeedListener } from '../../feed/feed.ts';
import type { QueryOf } from '../query.ts';
import {
  type EventStreamLab,
  type EventStreamResponse,
  openEventStream,
} from './event-stream-response.ts';

type Query = QueryOf<typeof serverSentEventsEndpoints.events>;

/** An id that no log gives out: what garbage in Last-Event-ID is read as. */
const unknownId = -1;

/** The id in Last-Event-ID; null when the client has none yet. */
export function readLastEventId(field: string | undefined): number | null {
  if (field === undefined || field === '') return null;
  return /^\d{1,15}$/.test(field) ? Number(field) : unknownId;
}

export interface Start {
  /** Where the subscription begins. */
  readonly afterId: number | 'now';
  /** The oldest event that will come after `event: reset`, when the replay has a gap that this lab makes. */
  readonly resetTo: number | null;
}

/** Where a client that has `lastEventId` goes on; one that has nothing gets what is held, which is no gap. */
export function startOf(
  { firstEventId, lastEventId: newestId }: Pick<Feed, 'firstEventId' | 'lastEventId'>,
  lastEventId: number | null,
  { replay, retain }: Pick<Query, 'replay' | 'retain'>,
): Start {
  if (!replay) return { afterId: 'now', resetTo: null };
  const oldestId = Math.max(firstEventId, newestId - (retain ?? Infinity) + 1);
  if (lastEventId === null) return { afterId: oldestId - 1, resetTo: null };
  const heldByLog = lastEventId >= firstEventId - 1 && lastEventId <= newestId;
  if (heldByLog && lastEventId < oldestId - 1) return { afterId: oldestId - 1, resetTo: oldestId };
  return { afterId: lastEventId, resetTo: null };
}

/**
 * Tells that events are missing. Its id is the one before the first event that follows, so that a client which
 * is cut right here comes back with an id that the log knows.
 */
function sendReset(stream: EventStreamResponse, firstEventId: number, lastEventId: number): void {
  const data = JSON.stringify({ firstEventId, lastEventId });
  stream.send({ event: 'reset', id: firstEventId - 1, data });
}

class StreamListener implements FeedListener {
  readonly #stream: EventStreamResponse;
  readonly #named: boolean;
  readonly #multiline: boolean;

  constructor(stream: EventStreamResponse, { named, multiline }: Query) {
    this.#stream = stream;
    this.#named = named;
    this.#multiline = multiline;
  }

  onEvents(events: readonly FeedEvent[]): void {
    for (const event of events) {
      const data = JSON.stringify(event, null, this.#multiline ? 2 : undefined);
      this.#stream.send({ event: this.#named ? 'news' : undefined, id: event.id, data });
    }
  }

  onReset({ firstEventId, lastEventId }: EventRange): void {
    sendReset(this.#stream, firstEventId, lastEventId);
  }

  onComplete(): void {
    this.#stream.end();
  }

  onDropped(): void {
    this.#stream.end();
  }
}

export function streamEvents(
  lab: EventStreamLab,
  request: Request,
  response: Response,
  query: Query,
): void {
  const { session, run, connection } = lab.context.callerOf(request);
  const feed = lab.context.feeds.get(session, run);
  const lastEventId = readLastEventId(request.get('Last-Event-ID'));
  const hasAll = !query.replay || lastEventId === feed.lastEventId;
  if (feed.complete && hasAll) {
    // A client can be told to stop reconnecting by 204 No Content (HTML section 9.2.1).
    response.status(204).end();
    return;
  }
  const stream = openEventStream(lab, request, response, query);
  if (stream === null) return;
  const { afterId, resetTo } = startOf(feed, lastEventId, query);
  if (resetTo !== null) sendReset(stream, resetTo, feed.lastEventId);
  const who = { mechanism: 'server-sent-events', connection };
  stream.onGone(feed.subscribe(who, afterId, new StreamListener(stream, query)));
}
