/** Lets pass only requests that name this server, before anything else looks at them. */
import type { RequestHandler } from 'express';
import { sendProblem } from '../problem/problem.ts';
import type { OwnNames } from './own-names.ts';
import { misdirected } from './own-names.ts';

export function hostGuard(names: OwnNames): RequestHandler {
  return (request, response, next) => {
    if (names.nameOf(request) === null) sendProblem(response, misdirected(request));
    else next();
  };
}

/** RFC 9112 section 3.2: a 400 for an HTTP/1.1 request without a Host field. For where any host may be named. */
export const requireHost: RequestHandler = (request, response, next) => {
  if (request.httpVersion !== '1.1' || request.headers.host !== undefined) {
    next();
    return;
  }
  const detail = 'RFC 9112 section 3.2: an HTTP/1.1 request must have a Host field. Add one.';
  sendProblem(response, { status: 400, code: 'host-missing', detail }, { Connection: 'close' });
};
