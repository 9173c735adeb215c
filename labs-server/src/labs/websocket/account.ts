/**
 * An account behind a WebSocket. The browser sends its cookie with a handshake from any page, so who may connect is
 * the server's own decision, by the Origin field (RFC 6455 section 10.2).
 */
import type { Request, Response } from 'express';
import type { accountEndpoints } from '../../../wire/mechanisms/websocket-accounts.ts';
import { type Problem, sendProblem } from '../../problem/problem.ts';
import type { PageOrigins } from '../../security/page-origins.ts';
import { sendJson } from '../endpoint.ts';
import type { LabContext } from '../lab.ts';
import type { QueryOf } from '../query.ts';
import { refuseUpgrade, type Upgrade } from '../upgrade.ts';
import { acceptWebSocket } from '../accept-web-socket.ts';
import { accountCookie, isAccountName, userOf } from './account-cookie.ts';

export const badName: Problem = {
  status: 400,
  code: 'invalid-name',
  detail: 'Give the account a name of 1 to 20 lower-case letters, digits and hyphens.',
};

/** `POST /login/:name` */
export function logIn(
  request: Request,
  response: Response,
  { sameSite }: QueryOf<typeof accountEndpoints.login>,
): void {
  const { name } = request.params;
  if (typeof name !== 'string' || !isAccountName(name)) return sendProblem(response, badName);
  const path = `${request.baseUrl}/account/${name}`;
  response.setHeader('Set-Cookie', accountCookie(name, path, sameSite));
  // Only then does the browser store the cookie of a response to fetch() from another origin.
  const readers = response.getHeader('Access-Control-Allow-Origin');
  if (readers !== undefined && readers !== 'null') {
    response.setHeader('Access-Control-Allow-Credentials', 'true');
  }
  return sendJson(response, 200, { user: name, sameSite });
}

/**
 * True for an origin of our own site or runner, compared as a whole: a beginning or an end proves nothing. "null" is
 * the origin of any sandboxed page. No Origin is no browser, and only browsers have cookies that log in unasked.
 */
export function isOwnPage({ ancestors, labs }: PageOrigins, origin: string | undefined): boolean {
  return origin !== undefined && ancestors.includes(origin) && !labs.includes(origin);
}

export function openAccount(
  context: LabContext,
  upgrade: Upgrade,
  { originCheck }: QueryOf<typeof accountEndpoints.account>,
): void {
  const { request, pathValues } = upgrade;
  if (!isAccountName(pathValues['name'])) return refuseUpgrade(upgrade, badName);
  const { origin } = request.headers;
  if (originCheck === 'exact' && !isOwnPage(context.pageOriginsOf(upgrade.response), origin)) {
    return refuseUpgrade(upgrade, foreignOrigin(origin));
  }
  const user = userOf(request.headers.cookie);
  const message = JSON.stringify({ user, origin: origin ?? null });
  return acceptWebSocket(context, upgrade, {}, (socket) => {
    socket.send(message);
    socket.onMessage(() => void socket.send(message));
  });
}

/** RFC 6455 section 4.2.2, step 4: "an appropriate HTTP error code (e.g., 403 Forbidden)". */
function foreignOrigin(origin: string | undefined): Problem {
  const found = origin === undefined ? 'has no Origin field' : `comes from the origin ${origin}`;
  const detail = `The handshake ${found}, and this account is for pages of our own site and runner alone. Connect from one of them.`;
  return { status: 403, code: 'origin-not-allowed', detail };
}
