/** Who makes a request to a lab: found once, before anything else looks at it. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LabCaller } from '../labs/lab.ts';
import { originFormOf, useOriginForm } from '../listener/origin-form.ts';
import { sendProblem } from '../problem/problem.ts';
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

export interface LabCallers {
  /**
   * Tells the tap whose request this is; then the request is in origin-form. False when nobody must answer any more: the connection is destroyed,
   * or the limit of connections was answered.
   */
  admit(request: IncomingMessage, response: ServerResponse): boolean;
  /** Null when the request names no living session. */
  find(request: IncomingMessage): KnownCaller | null;
}

export function createLabCallers(sessions: SessionStore, tap: Tap): LabCallers {
  const callers = new WeakMap<IncomingMessage, KnownCaller>();
  return {
    admit(request, response) {
      const tapped = tap.of(request.socket);
      if (tapped === null) throw new Error('labs are served on tapped connections only');
      const match = labPath.exec(originFormOf(request.url ?? ''));
      const owner = match?.[1] === undefined ? null : sessions.get(match[1]);
      const run = Number(match?.[2] ?? 0);
      const outcome = tapped.request(request, response, owner && { session: owner, run });
      // Only now: the tap looks for the request-target as it stands in the bytes.
      useOriginForm(request);
      if (outcome === 'destroyed') return false;
      if (owner === null) return true;
      if (outcome === 'too-many-connections') {
        refuseConnection(response, owner, run);
        return false;
      }
      const { number: connection } = tapped;
      callers.set(request, { session: owner.id, run, connection, owner, tapped });
      return true;
    },
    find: (request) => callers.get(request) ?? null,
  };
}

function refuseConnection(response: ServerResponse, session: Session, run: number): void {
  const code = 'too-many-connections';
  const detail = 'The session has too many open connections. Stop a run, then run this again.';
  session.tellLimit({ run, code, detail });
  sendProblem(response, { status: 429, code, detail }, { Connection: 'close' });
}
