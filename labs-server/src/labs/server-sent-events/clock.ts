/** Tells the time again and again: what the servlet of 2019 did, with ids and without a thread. */
import type { Request, Response } from 'express';
import type { serverSentEventsEndpoints } from '../../../wire/mechanisms/server-sent-events.ts';
import { every } from '../../clock/every.ts';
import type { QueryOf } from '../query.ts';
import { type EventStreamLab, openEventStream } from './event-stream-response.ts';

export function streamClock(
  lab: EventStreamLab,
  request: Request,
  response: Response,
  { intervalMs, closeAfterEvents, retryMs }: QueryOf<typeof serverSentEventsEndpoints.clock>,
): void {
  const stream = openEventStream(lab, request, response, { retryMs });
  if (stream === null) return;
  const { clock } = lab.context;
  const lastId = Number(request.get('Last-Event-ID') ?? 0);
  let id = Number.isSafeInteger(lastId) && lastId >= 0 ? lastId : 0;
  let left = closeAfterEvents === 0 ? Infinity : closeAfterEvents;

  function tick(): void {
    id += 1;
    left -= 1;
    stream?.send({ id, data: new Date(clock.wallMs()).toISOString() });
    if (left <= 0) stream?.end();
  }

  stream.onGone(every(clock, intervalMs, tick));
  tick();
}
