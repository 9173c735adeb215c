/** Mounts an endpoint by its data: method, path and parameters are written once, in `wire/mechanisms`. */
import type { Request, Response, Router } from 'express';
import type { LabEndpoint } from '../../wire/mechanisms/mechanism.ts';
import { sendProblem } from '../problem/problem.ts';
import { type QueryOf, readQuery } from './query.ts';

export type EndpointHandler<Endpoint extends LabEndpoint> = (
  request: Request,
  response: Response,
  query: QueryOf<Endpoint>,
) => void | Promise<void>;

const routerMethods = {
  GET: 'get',
  POST: 'post',
  PATCH: 'patch',
  DELETE: 'delete',
} as const satisfies Record<LabEndpoint['method'], string>;

/** Routes the endpoint to `handle`; a query out of bounds is answered with a 400 that names the parameter. */
export function mountEndpoint<Endpoint extends LabEndpoint>(
  router: Router,
  endpoint: Endpoint,
  handle: EndpointHandler<Endpoint>,
): void {
  router[routerMethods[endpoint.method]](endpoint.path, (request: Request, response: Response) => {
    const reading = readQuery(endpoint, request.url);
    if (reading.ok) return handle(request, response, reading.query);
    sendProblem(response, { status: 400, code: 'invalid-parameter', detail: reading.detail });
    return undefined;
  });
}

/** Answers with JSON; adds no ETag and no caching of its own. */
export function sendJson(response: Response, status: number, value: unknown): void {
  if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.statusCode = status;
  const body = JSON.stringify(value);
  response.setHeader('Content-Length', Buffer.byteLength(body));
  response.end(body);
}

/** The absolute URL of `path` (below this mechanism's own), on the origin and in the run of the request. */
export function urlBeside(request: Request, path: string): string {
  return `${request.protocol}://${request.headers.host ?? 'localhost'}${request.baseUrl}${path}`;
}
