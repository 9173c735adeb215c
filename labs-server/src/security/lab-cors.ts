/** CORS of the labs (Fetch section 3.3): the site, the runner, and the runner's opaque frame may read them. */
import type { Request, RequestHandler, Response } from 'express';
import { sendProblem } from '../problem/problem.ts';
import type { Origins } from './origins.ts';

/** Headers of labs that script may read besides the safelisted ones. */
const exposed = 'Accept-Post, ETag, Link, Location, Retry-After, Via, X-Queue-Wait-Ms';
/** Two hours, the longest that Chromium honours: preflights then rarely disturb what a learner looks at. */
const preflightMaxAgeSeconds = 7200;
const maxRequestedHeaders = 1024;

export interface LabCorsOptions {
  readonly origins: Origins;
  /** True when the request names a living session: only then the opaque origin `null` is let in. */
  readonly hasSession: (request: Request) => boolean;
}

/** Answers preflights; lets every other request pass, with or without the permission. Labs may replace the headers. */
export function labCors({ origins, hasSession }: LabCorsOptions): RequestHandler {
  const isAllowed = (request: Request, origin: string): boolean => {
    if (origin === 'null') return hasSession(request);
    const { localAddress } = request.socket;
    return origins.isSite(origin, localAddress) || origins.isRunner(origin, localAddress);
  };
  return (request, response, next) => {
    const { origin } = request.headers;
    const allowed = origin !== undefined && isAllowed(request, origin);
    if (origin !== undefined) response.vary('Origin');
    if (allowed) response.setHeader('Access-Control-Allow-Origin', origin);
    if (isPreflight(request)) {
      answerPreflight(request, response, allowed);
      return;
    }
    if (allowed) {
      response.setHeader('Access-Control-Expose-Headers', exposed);
      response.setHeader('Timing-Allow-Origin', origin);
    }
    next();
  };
}

function isPreflight({ method, headers }: Request): boolean {
  return method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
}

function answerPreflight(request: Request, response: Response, allowed: boolean): void {
  if (!allowed) {
    sendProblem(response, {
      status: 403,
      code: 'origin-not-allowed',
      detail:
        'This page may not use the labs. Start the lab server with --site-origin and the origin of the page.',
    });
    return;
  }
  response.setHeader(
    'Access-Control-Allow-Methods',
    'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS',
  );
  const requested = request.headers['access-control-request-headers'];
  if (requested !== undefined && requested.length <= maxRequestedHeaders) {
    response.setHeader('Access-Control-Allow-Headers', requested);
  }
  response.setHeader('Access-Control-Max-Age', String(preflightMaxAgeSeconds));
  response.status(204).end();
}
