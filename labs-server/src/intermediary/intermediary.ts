/**
 * A reverse proxy before every lab: it answers a request by a second real connection to our own upstream
 * listener, and treats the response's body as proxies on the way do.
 */
import type { IncomingMessage } from 'node:http';
import type { Request, RequestHandler, Response } from 'express';
import { whenGone } from '../labs/gone.ts';
import type { LabCaller } from '../labs/lab.ts';
import { sendProblem } from '../problem/problem.ts';
import { forwardedFields, hasPassed } from './hop-by-hop.ts';
import { forwardInterim } from './interim-response.ts';
import type { IntermediaryOptions } from './intermediary-options.ts';
import {
  badGateway,
  headTimeoutMs,
  incomplete,
  invalidParameter,
  loopDetected,
  noAnswer,
  stalled,
} from './intermediary-problems.ts';
import { passBody } from './pass-body.ts';
import { createPolicy, splitTarget, type Via } from './policy.ts';
import { secondHopDial, sendOnSecondHop } from './second-hop.ts';

/** Passes a request on when it has no `via`, or `via=direct`; else answers it through the second hop. */
export function createIntermediary(options: IntermediaryOptions): RequestHandler {
  return (request, response, next) => {
    const { reading, target } = splitTarget(request.originalUrl);
    const caller = options.callerOf(request);
    if (caller === null || (reading.ok && reading.query.via === 'direct')) next();
    else if (!reading.ok) sendProblem(response, invalidParameter(reading.detail));
    else if (hasPassed(request.get('Via'))) sendProblem(response, loopDetected);
    else void passOn(options, { request, response, target, caller, via: reading.query });
  };
}

interface Exchange {
  readonly request: Request;
  readonly response: Response;
  readonly target: string;
  readonly caller: LabCaller;
  readonly via: Via;
}

async function passOn(
  options: IntermediaryOptions,
  { request, response, target, caller, via }: Exchange,
): Promise<void> {
  const leaving = new AbortController();
  const policy = createPolicy(via, options.clock, (reason) => options.cut(response, 'fin', reason));
  const cancelTimeout = options.clock.after(headTimeoutMs, () => {
    sendProblem(response, noAnswer);
    leaving.abort();
  });
  whenGone(request, response, () => {
    cancelTimeout();
    policy.destroy();
    leaving.abort();
  });
  const dial = secondHopDial(caller);
  try {
    const secondHop = await sendOnSecondHop(options, {
      request,
      target,
      dial,
      signal: leaving.signal,
      onInterim: (interim) => forwardInterim(request, response, interim),
    });
    const { received } = secondHop;
    cancelTimeout();
    writeHead(response, received);
    // A buffering proxy sends nothing before its buffer is full; the others pass the head on at once.
    if (via.via !== 'buffer') response.flushHeaders();
    passBody({
      clock: options.clock,
      received,
      policy,
      response,
      onBroken(error) {
        if (leaving.signal.aborted) return;
        options.cut(response, 'fin', incomplete(secondHop.failure(error)));
      },
      onStalled: () => options.cut(response, 'rst', stalled),
    });
  } catch (error) {
    if (!leaving.signal.aborted) sendProblem(response, badGateway(error));
  }
}

/**
 * The received head, with the framing of this hop: a body that ends by close is re-framed as chunked. The CORS
 * fields that were set before the intermediary stay, as at the edge of a site, unless the server behind has
 * decided by itself: then its response varies by Origin.
 */
function writeHead(response: Response, received: IncomingMessage): void {
  const variesBy = (received.headers.vary ?? '').toLowerCase().split(/[\s,]+/);
  if (variesBy.includes('origin')) {
    for (const name of response.getHeaderNames()) response.removeHeader(name);
  }
  response.writeHead(
    received.statusCode ?? 502,
    received.statusMessage,
    forwardedFields(received.rawHeaders, received.httpVersion),
  );
}
