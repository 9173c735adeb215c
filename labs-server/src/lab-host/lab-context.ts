/** What the labs get from the server. */
import type { IncomingMessage } from 'node:http';
import type { Request } from 'express';
import type { FeedRegistry } from '../feed/feed-registry.ts';
import { whenGone } from '../labs/gone.ts';
import type { Clock, Exchange, LabContext, UpgradedConnection } from '../labs/lab.ts';
import type { LabPeers } from '../labs/lab-peer.ts';
import { sendProblem } from '../problem/problem.ts';
import { refuseUpgrade } from '../labs/upgrade.ts';
import type { Session } from '../sessions/session.ts';
import type { RequestConnection } from '../tap/tap.ts';
import type { TurnHost } from '../turn-host/turn-host.ts';
import type { Video } from '../video/video.ts';
import type { KnownCaller, LabCallers } from './lab-callers.ts';
import { createLabTurn } from './lab-turn.ts';
import { createOwnDials, type OwnDialOptions } from './own-dials.ts';

export interface LabContextOptions extends OwnDialOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly feeds: FeedRegistry;
  readonly video: Video;
  readonly peers: LabPeers;
  readonly callers: LabCallers;
  readonly turn: TurnHost;
  readonly hostnameOf: (exchange: Exchange) => string;
  readonly pageOriginsOf: LabContext['pageOriginsOf'];
}

export function createLabContext(options: LabContextOptions): LabContext {
  const { clock, random, feeds, video, peers, callers, pageOriginsOf } = options;
  const callerOf = (request: IncomingMessage): KnownCaller => {
    const caller = callers.find(request);
    if (caller === null) throw new Error('labs are mounted behind a valid session only');
    return caller;
  };
  return {
    clock,
    random,
    feeds,
    video,
    peers,
    pageOriginsOf,
    turn: createLabTurn(callerOf, options),
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
    upgradedConnection: (request) => new CallersConnection(callerOf(request), clock),
    countMessage(request) {
      const { owner, run } = callerOf(request);
      return countMessage(owner, run, clock);
    },
    ...createOwnDials(callerOf, options),
    whenSessionEnds(request, callback) {
      const { owner } = callerOf(request);
      const listener = { sessionEnded: callback };
      owner.onEnd(listener);
      return () => owner.offEnd(listener);
    },
    cut: (response, how, reason) => callerOf(response.req).tapped.cut(how, reason),
  };
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
