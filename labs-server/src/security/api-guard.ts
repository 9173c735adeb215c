/** The API and the channel serve our own pages, listed sites, and scripts (which send no Origin). */
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import type { Problem } from '../problem/problem.ts';
import { sendProblem } from '../problem/problem.ts';
import type { Origins } from './origins.ts';

/** The problem with the request's Origin, or null when it may use the API. */
export function originProblem(request: IncomingMessage, origins: Origins): Problem | null {
  const { origin } = request.headers;
  if (origin === undefined || origins.isSite(origin, request.socket.localAddress)) return null;
  const remedy =
    origin === 'null'
      ? 'Open the page from the address that the lab server prints.'
      : `If it should, start the lab server with --site-origin ${origin.slice(0, 200)}`;
  const detail = `A page of the origin ${origin.slice(0, 200)} may not use this lab server. ${remedy}`;
  return { status: 403, code: 'origin-not-allowed', detail };
}

/** Refuses other pages; gives listed sites the CORS permission and answers their preflights. */
export function apiGuard(origins: Origins): RequestHandler {
  return (request, response, next) => {
    const problem = originProblem(request, origins);
    response.vary('Origin');
    if (problem !== null) {
      sendProblem(response, problem);
      return;
    }
    const { origin } = request.headers;
    if (origin !== undefined) {
      response.setHeader('Access-Control-Allow-Origin', origin);
      response.setHeader('Access-Control-Expose-Headers', 'Location, Retry-After');
    }
    if (request.method !== 'OPTIONS') {
      next();
      return;
    }
    response.setHeader('Access-Control-Allow-Methods', 'GET, POST, PUT, DELETE');
    response.setHeader('Access-Control-Allow-Headers', 'Content-Type');
    response.setHeader('Access-Control-Max-Age', '7200');
    response.status(204).end();
  };
}
