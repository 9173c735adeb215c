/** How the intermediary says that it could not answer by its second hop. */
import { stalledAfterMs } from '../labs/stalled-end.ts';
import type { Problem } from '../problem/problem.ts';
import { hopFailure } from './hop-failure.ts';

/** Longer than any lab holds a request: without a response head by then, the answer is 504. */
export const headTimeoutMs = 180_000;

export const invalidParameter = (detail: string): Problem => ({
  status: 400,
  code: 'invalid-parameter',
  detail,
});

export const loopDetected: Problem = {
  status: 508,
  code: 'loop-detected',
  detail:
    'This request went through the intermediary before: its Via field says so. Remove `via` or the Via field.',
};

export const noAnswer: Problem = {
  status: 504,
  code: 'upstream-silent',
  detail: `The lab sent no response head within ${headTimeoutMs / 1_000} s. Ask it to hold the request for a shorter time.`,
};

/** RFC 9112 section 8: what comes after a head can be told as incomplete only by closing without its end. */
export function incomplete(error: Error): string {
  return `The intermediary could not read the response on its second hop to the end (${hopFailure(error)}), so it cut this connection too: RFC 9112 section 8.`;
}

export const stalled = `The intermediary got the whole response on its second hop, but its reader took nothing of it for ${stalledAfterMs / 1_000} s, so it cut this connection.`;

/** RFC 9110 section 15.6.3: "received an invalid response from an inbound server". */
export function badGateway(error: unknown): Problem {
  const detail = `The intermediary got no valid response on its second hop (${hopFailure(error)}). Look at that hop in the wire view, or choose \`direct\`.`;
  return { status: 502, code: 'upstream-failed', detail };
}

/** An upgraded connection has no other way to say that it is incomplete. */
export function lostSecondHop(error: Error): string {
  return `The intermediary lost its second hop (${hopFailure(error)}), so it cut this connection too.`;
}

export const stalledUpgraded = `The reader took nothing of what waits for it in the intermediary for ${stalledAfterMs / 1_000} s, so it cut this connection.`;
