/** A response in the event-stream format, open until somebody ends it. */
import type { Request, Response } from 'express';
import type { Clock, LabContext } from '../lab.ts';
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

  const events = new EventStream(stream, context.clock, heartbeatMs ?? null);
  events.write(retryMs === null ? heartbeat : `${heartbeat}${formatRetry(retryMs)}`);
  return events;
}

class EventStream implements EventStreamResponse {
  readonly response: Response;
  readonly #stream: StreamedResponse;
  readonly #clock: Clock;
  readonly #heartbeatMs: number | null;
  #cancelHeartbeat: (() => void) | null = null;
  #gone = false;

  constructor(stream: StreamedResponse, clock: Clock, heartbeatMs: number | null) {
    this.response = stream.response;
    this.#stream = stream;
    this.#clock = clock;
    this.#heartbeatMs = heartbeatMs;
    stream.onGone(() => {
      this.#gone = true;
      this.#cancelHeartbeat?.();
    });
  }

  write(bytes: string | Buffer): void {
    if (this.#gone) return;
    this.#stream.write(bytes);
    this.#cancelHeartbeat?.();
    if (this.#heartbeatMs === null) return;
    this.#cancelHeartbeat = this.#clock.after(this.#heartbeatMs, () => this.write(heartbeat));
  }

  send(event: OutgoingEvent): void {
    this.write(formatEvent(event));
  }

  end(): void {
    this.#stream.end();
  }

  onGone(callback: () => void): void {
    this.#stream.onGone(callback);
  }
}
