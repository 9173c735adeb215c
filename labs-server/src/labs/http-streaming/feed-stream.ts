/** The events of the feed in one response that goes on while there is news. */
import type { Request, Response } from 'express';
import { httpStreamingEndpoints } from '../../../wire/mechanisms/http-streaming.ts';
import type { FeedEvent } from '../../feed/feed.ts';
import type { LabContext } from '../lab.ts';
import type { QueryOf } from '../query.ts';
import { openStream } from '../streamed-response.ts';

type Query = QueryOf<typeof httpStreamingEndpoints.events>;

const contentTypes = {
  ndjson: 'application/x-ndjson; charset=utf-8',
  text: 'text/plain; charset=utf-8',
} as const;

/** One event as one line. */
function lineOf(event: FeedEvent, format: Query['format']): string {
  return format === 'ndjson' ? `${JSON.stringify(event)}\n` : `${event.text}\n`;
}

export function streamFeed(
  context: LabContext,
  request: Request,
  response: Response,
  { framing, format, since, intervalMs, count }: Query,
): void {
  const { session, run, connection } = context.callerOf(request);
  const fields = { 'Content-Type': contentTypes[format] };
  const stream = openStream(context, request, response, { framing, fields });
  if (stream === null) return;
  const feed = context.feeds.get(session, run, { intervalUs: intervalMs * 1_000 });
  let left = count ?? Infinity;
  const stop = feed.subscribe({ mechanism: 'http-streaming', connection }, since, {
    onEvents(events) {
      for (const event of events.slice(0, left)) stream.write(lineOf(event, format));
      left -= events.length;
      if (left <= 0) stream.end();
    },
    onReset: (range) =>
      stream.write(
        format === 'ndjson' ? `${JSON.stringify({ reset: true, ...range })}\n` : 'reset\n',
      ),
    onComplete: () => stream.end(),
    onDropped: () => stream.end(),
  });
  stream.onGone(stop);
}
