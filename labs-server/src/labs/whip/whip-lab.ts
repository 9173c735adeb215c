/** The WHIP lab: Bob as the media server of a publisher (RFC 9725). */
import type { Request, Response } from 'express';
import { whip, whipEndpoints as endpoints } from '../../../wire/mechanisms/whip.ts';
import { sendProblem } from '../../problem/problem.ts';
import { mountEndpoint, sendJson } from '../endpoint.ts';
import type { Lab } from '../lab.ts';
import { change, fragmentType } from './change.ts';
import { publish } from './publish.ts';
import { type WhipSession, WhipSessions } from './whip-sessions.ts';

export const whipLab: Lab = {
  mechanism: whip,
  mount(router, context) {
    const sessions = new WhipSessions();
    /** Calls `work` with the session that the URL names, or answers 404. */
    const withSession = (
      request: Request,
      response: Response,
      work: (session: WhipSession, owner: string) => void | Promise<void>,
    ): void | Promise<void> => {
      const { session: owner } = context.callerOf(request);
      const session = sessions.get(owner, String(request.params['id']));
      if (session !== null) return work(session, owner);
      return sendProblem(response, unknownWhipSession);
    };
    mountEndpoint(router, endpoints.publish, (request, response) =>
      publish(context, sessions, request, response),
    );
    mountEndpoint(router, endpoints.endpoint, (_request, response) => noContent(response));
    // "The 200 OK response to any OPTIONS request SHOULD include Accept-Post": RFC 9725 section 4.2.
    router.options(endpoints.publish.path, (_request, response) => {
      response.setHeader('Accept-Post', 'application/sdp');
      response.setHeader('Allow', 'GET, HEAD, POST, OPTIONS');
      response.status(200).end();
    });
    router.options(endpoints.change.path, (_request, response) => {
      response.setHeader('Accept-Patch', fragmentType);
      response.setHeader('Allow', 'GET, HEAD, PATCH, DELETE, OPTIONS');
      response.status(200).end();
    });
    mountEndpoint(router, endpoints.change, (request, response) =>
      withSession(request, response, (session) => change(session, request, response)),
    );
    mountEndpoint(router, endpoints.session, (request, response) =>
      withSession(request, response, () => noContent(response)),
    );
    mountEndpoint(router, endpoints.end, (request, response) =>
      withSession(request, response, ({ id, bob }, owner) => {
        sessions.remove(owner, id);
        bob.close();
        response.status(200).end();
      }),
    );
    mountEndpoint(router, endpoints.status, (request, response) =>
      sendJson(response, 200, { calls: context.peers.statusOf(request) }),
    );
  },
};

function noContent(response: Response): void {
  response.status(204).end();
}

const unknownWhipSession = {
  status: 404,
  code: 'unknown-whip-session',
  detail:
    'No WHIP session of this URL is open: it was ended, or its connection is gone. Publish anew by POST.',
} as const;
