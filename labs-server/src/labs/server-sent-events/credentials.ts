/**
 * CORS with and without credentials (Fetch, "CORS protocol and credentials"), by a cookie of this lab's own. The cookie is
 * HttpOnly, and its Path is the session's, so it reaches no other session.
 */
import type { Request, Response } from 'express';
import type { serverSentEventsEndpoints } from '../../../wire/mechanisms/server-sent-events.ts';
import type { QueryOf } from '../query.ts';
import { type EventStreamLab, openEventStream } from './event-stream-response.ts';

type Query = QueryOf<typeof serverSentEventsEndpoints.credentials>;

const cookieName = 'wireside-visit';
const lastVisit = 3;
const reconnectMs = 2_000;

/** The number of the visit that the cookie tells; 0 without a cookie. */
export function visitOf(cookieField: string | undefined): number {
  const match = new RegExp(`(?:^|;\\s*)${cookieName}=(\\d{1,3})(?:;|$)`).exec(cookieField ?? '');
  return match === null ? 0 : Number(match[1]);
}

/** Replaces the CORS fields that the lab server sends everywhere by those that the learner chose. */
function setCorsFields(request: Request, response: Response, { cors, allow }: Query): void {
  response.removeHeader('Access-Control-Allow-Origin');
  response.removeHeader('Access-Control-Allow-Credentials');
  const origin = request.get('Origin');
  // Also without permission: the next origin may get another answer (Fetch, "CORS protocol and HTTP caches").
  response.vary('Origin');
  if (cors === 'wildcard') response.setHeader('Access-Control-Allow-Origin', '*');
  if (cors === 'echo' && origin !== undefined) {
    response.setHeader('Access-Control-Allow-Origin', origin);
  }
  if (allow) response.setHeader('Access-Control-Allow-Credentials', 'true');
}

export function streamCredentials(
  lab: EventStreamLab,
  request: Request,
  response: Response,
  query: Query,
): void {
  setCorsFields(request, response, query);
  const { session } = lab.context.callerOf(request);
  const visit = visitOf(request.get('Cookie')) + 1;
  if (visit > lastVisit) {
    response.status(204).end();
    return;
  }
  const attributes = `Path=/s/${session}; Max-Age=600; HttpOnly; SameSite=Lax`;
  response.setHeader('Set-Cookie', `${cookieName}=${visit}; ${attributes}`);
  const stream = openEventStream(lab, request, response, { retryMs: reconnectMs });
  const cookie = visit === 1 ? null : `${cookieName}=${visit - 1}`;
  stream?.send({ id: visit, data: JSON.stringify({ visit, cookie }) });
  stream?.end();
}
