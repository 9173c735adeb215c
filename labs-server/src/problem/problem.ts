/** Errors as `application/problem+json` (RFC 9457). */
import type { ServerResponse } from 'node:http';
import { STATUS_CODES } from 'node:http';

/** What went wrong, for a person and for a script. */
export interface Problem {
  /** The HTTP status, 400 to 599. */
  readonly status: number;
  /** Stable, in kebab-case: scripts compare it. */
  readonly code: string;
  /** One or two sentences; the last one names the remedy. */
  readonly detail: string;
}

/** RFC 9457 section 4.2.1: with the type `about:blank` the title is the status's own phrase. */
export function problemDocument({ status, code, detail }: Problem): string {
  const title = STATUS_CODES[status] ?? 'Error';
  return JSON.stringify({ type: 'about:blank', title, status, detail, code });
}

/** Answers with the problem, unless the response has begun: then only destroying it tells the client. */
export function sendProblem(
  response: ServerResponse,
  problem: Problem,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const body = problemDocument(problem);
  response.writeHead(problem.status, {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    ...headers,
  });
  response.end(body);
}
