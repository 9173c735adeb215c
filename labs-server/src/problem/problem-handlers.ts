/** The last handlers of an application: nothing found, and anything thrown, as problem documents. */
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { sendProblem } from './problem.ts';

/** Answers 404; `remedy` is the sentence that says where to look. */
export function problemNotFound(remedy: string): RequestHandler {
  return (request, response) => {
    const { method, path } = request;
    const detail = `There is no ${method} ${path.slice(0, 200)} here. ${remedy}`;
    sendProblem(response, { status: 404, code: 'no-such-endpoint', detail });
  };
}

/** Errors of the middleware carry a status below 500 when the request is at fault; all others are ours. */
export const problemErrors: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  void next;
  const status = statusOf(error);
  if (status >= 500) console.error('wireside: a request failed:', error);
  sendProblem(response, {
    status,
    code: status >= 500 ? 'internal-error' : 'bad-request',
    detail:
      status >= 500
        ? 'The lab server failed at this request; its terminal says more. Please report it.'
        : `The request cannot be read: ${messageOf(error)}. Correct it and send it again.`,
  });
};

function statusOf(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? error.status : 500;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'no reason given';
}
