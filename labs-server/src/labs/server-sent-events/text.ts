/** A learner's own text as the body of an event stream, served once. */
import type { Request, Response } from 'express';
import type { serverSentEventsEndpoints } from '../../../wire/mechanisms/server-sent-events.ts';
import { sendProblem } from '../../problem/problem.ts';
import { receiveBody } from '../body.ts';
import { sendJson, urlBeside } from '../endpoint.ts';
import type { QueryOf } from '../query.ts';
import type { StoredBytes } from '../stored-bytes.ts';
import { openStream } from '../streamed-response.ts';
import { type EventStreamLab, eventStreamFields } from './event-stream-response.ts';

const maxTextBytes = 64 * 1024;

export interface StoredText {
  readonly bytes: Buffer;
  served: boolean;
}

export async function storeText(
  { context }: EventStreamLab,
  store: StoredBytes<StoredText>,
  request: Request,
  response: Response,
): Promise<void> {
  const bytes = await receiveBody(request, response, maxTextBytes);
  if (bytes === null) return;
  const name = store.put(context.callerOf(request), { bytes, served: false });
  const url = urlBeside(request, `/text?name=${name}`);
  response.setHeader('Location', url);
  sendJson(response, 201, { url, name });
}

export function serveText(
  { context }: EventStreamLab,
  store: StoredBytes<StoredText>,
  request: Request,
  response: Response,
  { name, framing }: QueryOf<typeof serverSentEventsEndpoints.text>,
): void {
  const text = store.get(context.callerOf(request), name);
  if (text === null) {
    const detail =
      'This run has no text of that name. Store it with POST /server-sent-events/text first, and use the `url` of the answer in the same run.';
    sendProblem(response, { status: 404, code: 'text-unknown', detail });
    return;
  }
  if (text.served) {
    response.status(204).end();
    return;
  }
  const stream = openStream(context, request, response, { framing, fields: eventStreamFields });
  if (stream === null) return;
  text.served = true;
  if (text.bytes.length > 0) stream.write(text.bytes);
  stream.end();
}
