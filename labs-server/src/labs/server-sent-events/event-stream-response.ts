/** A response in the event-stream format, open until somebody ends it. */
import type { Request, Response } from 'express';
import type { LabContext } from '../lab.ts';
import { openStream, type StreamedResponse } from '../streamed-response.ts';
import { formatEvent, formatRetry, heartbeat, type OutgoingEvent } from './event-stream-writer.ts';
import type { OpenStreams } from './open-streams.ts';

/** The format is always UTF-8, so the type needs no charset (HTML section 9.2.5). */
export const eventStreamFields = { 'Content-Type': 'text/event-stream' } as const;

/** What every endpoint of this lab works with. */
export interface EventStreamLab {
  readonly context: LabContext;
  readonly open: OpenStreams;
}

export interface EventStreamOptions {
  readonly framing?: 'chunked' | 'close';
  readonly retryMs?: number | null;
  /** Milliseconds of silence after which a comment is sent; without it none is. */
  readonly heartbeatMs?: number;
}

export interface EventStreamResponse extends StreamedResponse {
  send(event: OutgoingEvent): void;
}

/** Begins with a comment (and `retry`), so that the client and every proxy see bytes at once. */
export function openEventStream(
  { context, open }: EventStreamLab,
  request: Request,
  response: Response,
  { framing = 'chunked', retryMs = null, heartbeatMs }: EventStreamOptions,
): EventStreamResponse | null {
  const stream = openStream(context, request, response, { framing, fields: eventStreamFields });
  if (stream === null) return null;
  open.add(context.callerOf(request), stream);

  let cancelHeartbeat: (() => void) | null = null;
  let gone = false;
  function write(bytes: string | Buffer): void {
    if (gone) return;
    stream?.write(bytes);
    cancelHeartbeat?.();
    if (heartbeatMs !== undefined)
      cancelHeartbeat = context.clock.after(heartbeatMs, () => write(heartbeat));
  }
  stream.onGone(() => {
    gone = true;
    cancelHeartbeat?.();
  });

  write(retryMs === null ? heartbeat : `${heartbeat}${formatRetry(retryMs)}`);
  return { ...stream, write, send: (event) => write(formatEvent(event)) };
}
