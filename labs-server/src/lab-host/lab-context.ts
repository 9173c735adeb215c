/** What the labs get from the server. */
import type { Request } from 'express';
import type { FeedRegistry } from '../feed/feed-registry.ts';
import { whenGone } from '../labs/gone.ts';
import type { Clock, LabContext } from '../labs/lab.ts';
import { sendProblem } from '../problem/problem.ts';
import type { KnownCaller, LabCallers } from './lab-callers.ts';

export interface LabContextOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly feeds: FeedRegistry;
  readonly callers: LabCallers;
  readonly pageOriginsOf: LabContext['pageOriginsOf'];
}

export function createLabContext({ callers, ...given }: LabContextOptions): LabContext {
  const callerOf = (request: Request): KnownCaller => {
    const caller = callers.find(request);
    if (caller === null) throw new Error('labs are mounted behind a valid session only');
    return caller;
  };
  return {
    ...given,
    callerOf,
    hold(request, response) {
      const { owner, run } = callerOf(request);
      const release = owner.count('heldRequests');
      if (release !== null) {
        whenGone(request, response, release);
        forgetRouting(request);
        return true;
      }
      const code = 'too-many-held-requests';
      const detail = 'The session holds too many open responses. Stop a run, then run this again.';
      owner.tellLimit({ run, code, detail });
      sendProblem(response, { status: 429, code, detail });
      return false;
    },
    cut: (response, how, reason) => callerOf(response.req).tapped.cut(how, reason),
  };
}

/**
 * A request that is held has found its handler: express keeps what led to it in `next`, more than 2 KB for as
 * long as the response is open.
 */
function forgetRouting(request: Request): void {
  request.next = undefined;
}
