/** The polling lab: the newest event with an ETag, and everything after a cursor. */
import type { Request, Response } from 'express';
import { polling, pollingEndpoints } from '../../../wire/mechanisms/polling.ts';
import { mountEndpoint, sendJson } from '../endpoint.ts';
import type { Lab, LabContext } from '../lab.ts';
import { cutWhenStalled } from '../stalled-end.ts';
import { entityTagOf, isNotModified } from './entity-tag.ts';

async function sendLatest(
  context: LabContext,
  request: Request,
  response: Response,
): Promise<void> {
  const { session, run } = context.callerOf(request);
  const feed = context.feeds.get(session, run);
  const { events } = await feed.readAfter(Math.max(0, feed.lastEventId - 1));
  const latest = events.at(-1);
  // `no-cache` lets a browser keep the answer and revalidate it (RFC 9111 section 5.2.2.4).
  response.setHeader('Cache-Control', 'no-cache');
  if (latest === undefined) {
    response.status(204).end();
    return;
  }
  const entityTag = entityTagOf(latest.id);
  response.setHeader('ETag', entityTag);
  if (isNotModified(request.get('If-None-Match'), entityTag)) response.status(304).end();
  else sendJson(response, 200, latest);
}

export const pollingLab: Lab = {
  mechanism: polling,
  mount(router, context) {
    const { latest, events } = pollingEndpoints;
    mountEndpoint(router, latest, (request, response) => sendLatest(context, request, response));
    mountEndpoint(router, events, async (request, response, { since }) => {
      const { session, run } = context.callerOf(request);
      sendJson(response, 200, await context.feeds.get(session, run).readAfter(since));
      cutWhenStalled(context, response);
    });
  },
};
