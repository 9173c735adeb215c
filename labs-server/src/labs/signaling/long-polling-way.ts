/** The messages to a peer as answers to held requests; its own come by POST. */
import type { Request, Response } from 'express';
import type { signalingEndpoints } from '../../../wire/mechanisms/signaling.ts';
import type { RoomNews } from '../../../wire/signaling-room.ts';
import { goneRoom } from './problems.ts';
import { sendProblem } from '../../problem/problem.ts';
import { sendJson } from '../endpoint.ts';
import { whenGone } from '../gone.ts';
import type { QueryOf } from '../query.ts';
import { cutWhenStalled } from '../stalled-end.ts';
import { placeOf, type SignalingParts } from './places.ts';

export function holdForEntries(
  parts: SignalingParts,
  request: Request,
  response: Response,
  query: QueryOf<typeof signalingEndpoints.next>,
): void {
  const place = placeOf(parts, request, query);
  if (!place.ok) return sendProblem(response, place.problem);
  const { context } = parts;
  if (!context.hold(request, response)) return;
  let done = false;
  let reset = false;
  let stop: (() => void) | null = null;

  function finish(answer: () => void): void {
    if (done) return;
    done = true;
    cancelTimeout();
    stop?.();
    answer();
  }

  response.setHeader('Cache-Control', 'no-store');
  const cancelTimeout = context.clock.after(query.holdMs, () =>
    finish(() => response.status(204).end()),
  );
  whenGone(request, response, () => finish(() => {}));
  stop = place.value.peer.read(query.since, {
    onEntries: (entries) =>
      finish(() => {
        const news: RoomNews = { entries, reset, since: entries.at(-1)?.id ?? query.since };
        sendJson(response, 200, news);
        cutWhenStalled(context, response);
      }),
    onReset: () => (reset = true),
    onClosed: (reason) => finish(() => sendProblem(response, goneRoom(reason))),
  });
  if (done) stop();
}
