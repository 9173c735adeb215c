/** What the labs get from the server. */
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Request } from 'express';
import type { FeedRegistry } from '../feed/feed-registry.ts';
import { whenGone } from '../labs/gone.ts';
import type { Clock, LabContext, UpgradedConnection } from '../labs/lab.ts';
import { sendProblem } from '../problem/problem.ts';
import { refuseUpgrade } from '../labs/upgrade.ts';
import type { Dial } from '../tap/dial-registry.ts';
import { dialUpstream, type UpstreamDialer } from '../tap/dial-upstream.ts';
import type { KnownCaller, LabCallers } from './lab-callers.ts';

export interface LabContextOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly feeds: FeedRegistry;
  readonly callers: LabCallers;
  readonly dialer: UpstreamDialer;
  readonly pageOriginsOf: LabContext['pageOriginsOf'];
}

export function createLabContext({ callers, dialer, ...given }: LabContextOptions): LabContext {
  const callerOf = (request: IncomingMessage): KnownCaller => {
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
      owner.tellLimit({ run, ...tooManyHeld });
      sendProblem(response, tooManyHeld);
      return false;
    },
    holdUpgrade(upgrade) {
      const { owner, run } = callerOf(upgrade.request);
      const release = owner.count('webSockets');
      if (release !== null) {
        if (upgrade.socket.destroyed) release();
        else upgrade.socket.on('close', release);
        return true;
      }
      owner.tellLimit({ run, ...tooManyWebSockets });
      refuseUpgrade(upgrade, tooManyWebSockets);
      return false;
    },
    upgradedConnection: (request) => new CallersConnection(callerOf(request), given.clock),
    countMessage: (request) => countMessage(callerOf(request), given.clock),
    async dialRaw(request, mechanism) {
      const { session, run, tapped } = callerOf(request);
      if (tapped.rawDial !== null)
        throw new Error('a request that was sent raw cannot send others');
      const dial = { session, run, hopOf: null, mechanism };
      return dialWhileOpen(request.socket, dialer, dial);
    },
    whenSessionEnds: (request, callback) => callerOf(request).owner.onEnd(callback),
    cut: (response, how, reason) => callerOf(response.req).tapped.cut(how, reason),
  };
}

/** Dials; the connection goes with the one of the request, which itself may be kept for further ones. */
async function dialWhileOpen(asker: Socket, dialer: UpstreamDialer, dial: Dial): Promise<Socket> {
  const gone = new AbortController();
  const abort = (): void => gone.abort();
  asker.once('close', abort);
  try {
    const socket = await dialUpstream(dialer, dial, gone.signal);
    socket.once('close', () => asker.off('close', abort));
    return socket;
  } catch (error) {
    asker.off('close', abort);
    throw error;
  }
}

function countMessage({ owner, run }: KnownCaller, clock: Clock): boolean {
  const within = owner.countMessage(clock.monotonicUs());
  if (!within) owner.tellLimit({ run, ...tooManyMessages });
  return within;
}

/** A class, because every held connection has one. */
class CallersConnection implements UpgradedConnection {
  readonly #caller: KnownCaller;
  readonly #clock: Clock;

  constructor(caller: KnownCaller, clock: Clock) {
    this.#caller = caller;
    this.#clock = clock;
  }

  countMessage(): boolean {
    return countMessage(this.#caller, this.#clock);
  }

  cut(how: 'fin' | 'rst', reason: string): void {
    this.#caller.tapped.cut(how, reason);
  }
}

/**
 * A request that is held has found its handler: express keeps what led to it in `next`, more than 2 KB for as
 * long as the response is open.
 */
function forgetRouting(request: IncomingMessage): void {
  (request as Partial<Request>).next = undefined;
}

const tooManyHeld = {
  status: 429,
  code: 'too-many-held-requests',
  detail: 'The session holds too many open responses. Stop a run, then run this again.',
};

const tooManyWebSockets = {
  status: 429,
  code: 'too-many-websockets',
  detail: 'The session has too many open WebSockets. Stop a run, then run this again.',
};

const tooManyMessages = {
  code: 'messages-per-second',
  detail: 'The session sent too many messages within one second: slow the run down.',
};
