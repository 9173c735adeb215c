/** The messages to a peer as server-sent events; its own come by POST. */
import type { Request, Response } from 'express';
import type { signalingEndpoints } from '../../../wire/mechanisms/signaling.ts';
import { every } from '../../clock/every.ts';
import { sendProblem } from '../../problem/problem.ts';
import type { QueryOf } from '../query.ts';
import { openStream } from '../streamed-response.ts';
import { placeOf, type SignalingParts } from './places.ts';

/** HTML section 9.2.7: "a comment line ... every 15 seconds or so". */
const heartbeatMs = 15_000;
/** A call waits for it: sooner than browsers come back by themselves. */
const retryMs = 1_000;
const begin = `retry: ${retryMs}\n\n`;
const heartbeat = ':\n\n';

export function streamEntries(
  parts: SignalingParts,
  request: Request,
  response: Response,
  query: QueryOf<typeof signalingEndpoints.events>,
): void {
  const place = placeOf(parts, request, query);
  if (!place.ok) return sendProblem(response, place.problem);
  const { context } = parts;
  const fields = { 'Content-Type': 'text/event-stream' };
  const stream = openStream(context, request, response, { framing: 'chunked', fields });
  if (stream === null) return;
  stream.write(begin);
  const stopBeating = every(context.clock, heartbeatMs, () => stream.write(heartbeat));
  const stopReading = place.value.peer.read(cursorOf(request, query.since), {
    onEntries: (entries) => {
      // JSON has no line breaks, so each entry is one `data` field (HTML section 9.2.5).
      const events = entries.map((entry) => `id: ${entry.id}\ndata: ${JSON.stringify(entry)}\n\n`);
      for (const event of events) stream.write(event);
    },
    onReset: () => stream.write('event: reset\ndata:\n\n'),
    onClosed: (reason) => {
      stream.write(`event: over\ndata: ${reason}\n\n`);
      stream.end();
    },
  });
  stream.onGone(() => {
    stopBeating();
    stopReading();
  });
}

/** What the browser saw last (HTML section 9.2.4) is newer than what the URL says. */
function cursorOf(request: Request, since: number): number {
  const field = request.get('Last-Event-ID') ?? '';
  return /^\d{1,15}$/.test(field) ? Number(field) : since;
}
