/** Mounts an endpoint that is upgraded to another protocol, by its data in `wire/mechanisms`. */
import type { ServerResponse } from 'node:http';
import type { Router } from 'express';
import type { UpgradeEndpoint } from '../../wire/mechanisms/mechanism.ts';
import { sendProblem } from '../problem/problem.ts';
import { type QueryOf, readQuery } from './query.ts';
import { refuseUpgrade, type Upgrade } from './upgrade.ts';

/** Where a lab says which of its paths are upgraded. */
export interface UpgradeRoutes {
  /** @param path below `/s/<session>/<run>/<mechanism>`; a part such as `:name` matches anything but a slash */
  on(path: string, handle: (upgrade: Upgrade) => void): void;
}

/** The versions of the WebSocket protocol that the labs speak (RFC 6455 section 4.4). */
export const supportedVersions = '13';

/**
 * Routes the endpoint's upgrades to `handle`; a query out of bounds is answered with a 400 that names the parameter,
 * a request without the upgrade with 426.
 */
export function mountUpgrade<Endpoint extends UpgradeEndpoint>(
  router: Router,
  upgrades: UpgradeRoutes,
  endpoint: Endpoint,
  handle: (upgrade: Upgrade, query: QueryOf<Endpoint>) => void,
): void {
  upgrades.on(endpoint.path, (upgrade) => {
    const reading = readQuery(endpoint, upgrade.request.url ?? '');
    if (reading.ok) return handle(upgrade, reading.query);
    const { detail } = reading;
    return refuseUpgrade(upgrade, { status: 400, code: 'invalid-parameter', detail });
  });
  router.get(endpoint.path, (_request, response) => requireUpgrade(response));
}

/** Answers a request that had to ask for WebSocket. */
export function requireUpgrade(response: ServerResponse): void {
  sendProblem(response, upgradeRequired, {
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Version': supportedVersions,
  });
}

/** RFC 9110 section 15.5.22: "The server MUST send an Upgrade header field in a 426 response". */
const upgradeRequired = {
  status: 426,
  code: 'upgrade-required',
  detail:
    'This endpoint speaks WebSocket: open it with `new WebSocket(url)`, or send "Connection: Upgrade" and "Upgrade: websocket".',
};
