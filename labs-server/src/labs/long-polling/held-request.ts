/** One held request: answered by the next events, or by 204 when its time is over. */
import type { Request, Response } from 'express';
import type { FeedEvent } from '../../feed/feed.ts';
import { sendProblem } from '../../problem/problem.ts';
import { sendJson } from '../endpoint.ts';
import { whenGone } from '../gone.ts';
import type { LabContext } from '../lab.ts';
import { cutWhenStalled } from '../stalled-end.ts';

export interface HoldOptions {
  /** The cursor; null hears only what is published while the request is held. */
  readonly since: number | null;
  readonly holdMs: number;
}

/** @param onDone called once, when the answer was written or the client is gone */
export function holdRequest(
  context: LabContext,
  request: Request,
  response: Response,
  { since, holdMs }: HoldOptions,
  onDone: () => void,
): void {
  const { session, run, connection } = context.callerOf(request);
  let done = false;
  let reset = false;
  let stop: (() => void) | null = null;

  function finish(answer: () => void): void {
    if (done) return;
    done = true;
    cancelTimeout();
    stop?.();
    answer();
    onDone();
  }

  const cancelTimeout = context.clock.after(holdMs, () => finish(() => response.status(204).end()));
  whenGone(request, response, () => finish(() => {}));
  const who = { mechanism: 'long-polling', connection };
  stop = context.feeds.get(session, run).subscribe(who, since ?? 'now', {
    onEvents(events: readonly FeedEvent[]) {
      const lastEventId = events.at(-1)?.id ?? 0;
      finish(() => {
        sendJson(response, 200, { events, reset, lastEventId });
        cutWhenStalled(context, response);
      });
    },
    onReset: () => (reset = true),
    // A complete feed can be started again, so the request stays held until its time is over.
    onComplete: () => {},
    onDropped: () => finish(() => sendProblem(response, feedIsGone)),
  });
  if (done) stop();
}

const feedIsGone = {
  status: 410,
  code: 'feed-gone',
  detail: 'The feed of this run is gone. Press Run again to get a new one.',
};
