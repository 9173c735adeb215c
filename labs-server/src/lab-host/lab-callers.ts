/** Who makes a request to a lab: found once, before anything else looks at it. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LabCaller } from '../labs/lab.ts';
import { originFormOf, useOriginForm } from '../listener/origin-form.ts';
import { type Problem, sendProblem } from '../problem/problem.ts';
import type { Session } from '../sessions/session.ts';
import type { SessionStore } from '../sessions/session-store.ts';
import type { RequestConnection, Tap } from '../tap/tap.ts';

/** A lab's path: `/s/<session>/<run>/...`; the run is a number below 2^32. */
const labPath = /^\/s\/([^/?]+)\/(\d{1,9})(?:[/?]|$)/;

/** The caller with the objects behind its names. */
export interface KnownCaller extends LabCaller {
  readonly owner: Session;
  readonly tapped: RequestConnection;
}

/** Whether an upgraded connection has an owner: `unknown` when its request names no living session. */
export type UpgradeAdmission = 'accepted' | 'unknown' | 'too-many-connections' | 'destroyed';

export interface LabCallers {
  /**
   * Tells the tap whose request this is; then the request is in origin-form. False when nobody must answer any more:
   * the connection is destroyed, or the limit of connections was answered.
   */
  admit(request: IncomingMessage, response: ServerResponse): boolean;
  /** As `admit`, for a request after which the connection speaks another protocol: all its bytes are the owner's. */
  admitUpgrade(request: IncomingMessage): UpgradeAdmission;
  /** Null when the request names no living session. */
  find(request: IncomingMessage): KnownCaller | null;
  /**
   * The request-target in origin-form. A learner's own bytes need not know session and run: on a raw dial, a path
   * without them is one of the mechanism that dialled.
   */
  targetOf(request: IncomingMessage): string;
}

export function createLabCallers(sessions: SessionStore, tap: Tap): LabCallers {
  const callers = new WeakMap<IncomingMessage, KnownCaller>();
  const connectionOf = (request: IncomingMessage): RequestConnection => tappedBy(tap, request);
  const targetOf = (request: IncomingMessage): string => targetOn(connectionOf(request), request);

  /** @param response null for an upgrade, which has none */
  function identify(request: IncomingMessage, response: ServerResponse | null) {
    const tapped = connectionOf(request);
    const target = targetOf(request);
    const match = labPath.exec(target);
    const owner = match?.[1] === undefined ? null : sessions.get(match[1]);
    const run = Number(match?.[2] ?? 0);
    const outcome = tapped.request(request, response, owner && { session: owner, run });
    // Only now: the tap looks for the request-target as it stands in the bytes.
    useOriginForm(request);
    if (tapped.rawDial !== null) request.url = target;
    if (owner !== null && outcome === 'accepted') {
      const { number: connection } = tapped;
      callers.set(request, { session: owner.id, run, connection, owner, tapped });
    }
    return { tapped, owner, run, outcome };
  }

  return {
    admit(request, response) {
      const { owner, run, outcome } = identify(request, response);
      if (outcome !== 'too-many-connections' || owner === null) return outcome !== 'destroyed';
      owner.tellLimit({ run, ...limitProblem });
      sendProblem(response, limitProblem, { Connection: 'close' });
      return false;
    },
    admitUpgrade(request) {
      const { tapped, owner, run, outcome } = identify(request, null);
      if (outcome === 'destroyed') return outcome;
      if (owner === null) return 'unknown';
      tapped.adopt({ session: owner, run });
      if (outcome === 'too-many-connections') owner.tellLimit({ run, ...limitProblem });
      return outcome;
    },
    find: (request) => callers.get(request) ?? null,
    targetOf,
  };
}

function tappedBy(tap: Tap, { socket }: IncomingMessage): RequestConnection {
  const tapped = tap.of(socket);
  if (tapped === null) throw new Error('labs are served on tapped connections only');
  return tapped;
}

function targetOn({ rawDial }: RequestConnection, { url = '' }: IncomingMessage): string {
  const target = originFormOf(url);
  if (rawDial === null || !target.startsWith('/') || target.startsWith('/s/')) return target;
  return `/s/${rawDial.session}/${rawDial.run}/${rawDial.mechanism}${target}`;
}

/** RFC 6585 section 4. */
export const limitProblem: Problem = {
  status: 429,
  code: 'too-many-connections',
  detail: 'The session has too many open connections. Stop a run, then run this again.',
};

export const unknownSession: Problem = {
  status: 404,
  code: 'unknown-session',
  detail:
    'No session and run of this name live here: the session expired, or the lab server was restarted. ' +
    'Reload the page, or take a new session by POST /api/sessions.',
};
