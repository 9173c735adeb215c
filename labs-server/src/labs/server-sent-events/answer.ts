/** Answers that EventSource takes, or gives up on: status, type and framing as the learner chose. */
import type { Request, Response } from 'express';
import type { serverSentEventsEndpoints } from '../../../wire/mechanisms/server-sent-events.ts';
import type { QueryOf } from '../query.ts';
import { openStream } from '../streamed-response.ts';
import type { EventStreamLab } from './event-stream-response.ts';
import { formatEvent } from './event-stream-writer.ts';

export function answer(
  { context }: EventStreamLab,
  request: Request,
  response: Response,
  query: QueryOf<typeof serverSentEventsEndpoints.answer>,
): void {
  const { framing, type } = query;
  const status = Number(query.status);
  if (status === 204 && framing === 'chunked') {
    response.status(204).end();
    return;
  }
  const fields: Record<string, string> = status === 204 ? {} : { 'Content-Type': type };
  const stream = openStream(context, request, response, { status, framing, fields });
  if (stream === null) return;
  if (status === 200) stream.write(formatEvent({ id: 1, data: 'hello' }));
  if (status === 500) stream.write('The lab answers 500 because you asked for it.\n');
  stream.end();
}
