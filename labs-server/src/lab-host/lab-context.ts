/** What the labs get from the server. */
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Request } from 'express';
import type { FeedRegistry } from '../feed/feed-registry.ts';
import { whenGone } from '../labs/gone.ts';
import type { Clock, LabContext, UpgradedConnection } from '../labs/lab.ts';
import { sendProblem } from '../problem/problem.ts';
import { refuseUpgrade } from '../labs/upgrade.ts';
import type { Session } from '../sessions/session.ts';
import type { Dial } from '../tap/dial-registry.ts';
import { dialOwn, type ListenerAddress, type UpstreamDialer } from '../tap/dial-upstream.ts';
import type { RequestConnection } from '../tap/tap.ts';
import type { Video } from '../video/video.ts';
import type { KnownCaller, LabCallers } from './lab-callers.ts';

export interface LabContextOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly feeds: FeedRegistry;
  readonly video: Video;
  readonly callers: LabCallers;
  readonly dialer: UpstreamDialer;
  /** Our own RTSP listener, asked at each dial; null where it does not listen. */
  readonly rtspListener: () => ListenerAddress | null;
  readonly pageOriginsOf: LabContext['pageOriginsOf'];
}

export function createLabContext(options: LabContextOptions): LabContext {
  const { callers, dialer, rtspListener, ...given } = options;
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
      if (owner.count('heldRequests')) {
        whenGone(request, response, () => owner.uncount('heldRequests'));
        forgetRouting(request);
        return true;
      }
      owner.tellLimit({ run, ...tooManyHeld });
      sendProblem(response, tooManyHeld);
      return false;
    },
    holdUpgrade(upgrade) {
      const { owner, run, tapped } = callerOf(upgrade.request);
      if (tapped.countWebSocket(owner)) return true;
      owner.tellLimit({ run, ...tooManyWebSockets });
      refuseUpgrade(upgrade, tooManyWebSockets);
      return false;
    },
    upgradedConnection: (request) => new CallersConnection(callerOf(request), given.clock),
    countMessage(request) {
      const { owner, run } = callerOf(request);
      return countMessage(owner, run, given.clock);
    },
    async dialRaw(request, mechanism) {
      const { session, run, tapped } = callerOf(request);
      if (tapped.rawDial !== null)
        throw new Error('a request that was sent raw cannot send others');
      const dial = { session, run, hopOf: null, mechanism };
      return dialWhileOpen(request.socket, dialer.upstream(), dialer, dial);
    },
    async dialRtsp(request) {
      const { session, run, tapped } = callerOf(request);
      if (tapped.rawDial !== null)
        throw new Error('a request that was sent raw cannot dial others');
      const listener = rtspListener();
      if (listener === null) throw new Error('the RTSP port of this lab server was taken');
      const dial = { session, run, hopOf: null, mechanism: null };
      return dialWhileOpen(request.socket, listener, dialer, dial);
    },
    whenSessionEnds(request, callback) {
      const { owner } = callerOf(request);
      const listener = { sessionEnded: callback };
      owner.onEnd(listener);
      return () => owner.offEnd(listener);
    },
    cut: (response, how, reason) => callerOf(response.req).tapped.cut(how, reason),
  };
}

/** Dials; the connection goes with the one of the request, which itself may be kept for further ones. */
async function dialWhileOpen(
  asker: Socket,
  listener: ListenerAddress,
  dialer: UpstreamDialer,
  dial: Dial,
): Promise<Socket> {
  const gone = new AbortController();
  const abort = (): void => gone.abort();
  asker.once('close', abort);
  try {
    const socket = await dialOwn(listener, dialer, dial, gone.signal);
    socket.once('close', () => asker.off('close', abort));
    return socket;
  } catch (error) {
    asker.off('close', abort);
    throw error;
  }
}

function countMessage(owner: Session, run: number, clock: Clock): boolean {
  const within = owner.countMessage(clock.monotonicUs());
  if (!within) owner.tellLimit({ run, ...tooManyMessages });
  return within;
}

/** A class, because every held connection has one; it lets the caller go, with the names that it came by. */
class CallersConnection implements UpgradedConnection {
  readonly #owner: Session;
  readonly #run: number;
  readonly #tapped: RequestConnection;
  readonly #clock: Clock;

  constructor({ owner, run, tapped }: KnownCaller, clock: Clock) {
    this.#owner = owner;
    this.#run = run;
    this.#tapped = tapped;
    this.#clock = clock;
  }

  countMessage(): boolean {
    return countMessage(this.#owner, this.#run, this.#clock);
  }

  cut(how: 'fin' | 'rst', reason: string): void {
    this.#tapped.cut(how, reason);
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
