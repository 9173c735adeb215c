/** Lets pass only requests that name this server, before anything else looks at them. */
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import type { Problem } from '../problem/problem.ts';
import { sendProblem } from '../problem/problem.ts';
import type { OwnNames } from './own-names.ts';
import { misdirected, parseAuthority } from './own-names.ts';

/**
 * RFC 9112 section 3.2: 400 for "any HTTP/1.1 request message that lacks a Host header field and to any request
 * message that contains more than one Host header field line or a Host header field with an invalid field value".
 */
export function invalidHost({ rawHeaders, headers, httpVersion }: IncomingMessage): Problem | null {
  const lines = rawHeaders.filter(
    (name, at) => at % 2 === 0 && name.toLowerCase() === 'host',
  ).length;
  if (lines === 0 && httpVersion === '1.0') return null;
  if (lines === 1 && parseAuthority(headers.host ?? '') !== null) return null;
  const found =
    lines === 0 ? 'none' : lines === 1 ? 'one that is no authority' : `${lines} of them`;
  const detail = `RFC 9112 section 3.2: a request must have one valid Host field; this one has ${found}. Send one that names this server.`;
  return { status: 400, code: 'host-invalid', detail };
}

/** What speaks against the Host field of the request: it is invalid, or names another server. */
export function hostProblem(request: IncomingMessage, names: OwnNames): Problem | null {
  const invalid = invalidHost(request);
  if (invalid !== null) return invalid;
  return names.nameOf(request) === null ? misdirected(request) : null;
}

export function hostGuard(names: OwnNames): RequestHandler {
  return refuse((request) => hostProblem(request, names));
}

/** For where any host may be named. */
export const requireHost: RequestHandler = refuse(invalidHost);

function refuse(problemOf: (request: IncomingMessage) => Problem | null): RequestHandler {
  return (request, response, next) => {
    const problem = problemOf(request);
    if (problem === null) next();
    else if (problem.status === 400) sendProblem(response, problem, { Connection: 'close' });
    else sendProblem(response, problem);
  };
}
