/** The endpoints about what script sees of a WebSocket. */
import type { Router } from 'express';
import { webSocketApiEndpoints as endpoints } from '../../../wire/mechanisms/websocket-api.ts';
import { mountEndpoint } from '../endpoint.ts';
import type { LabContext } from '../lab.ts';
import { mountUpgrade, type UpgradeRoutes } from '../upgrade-endpoint.ts';
import { openClosing } from './closing.ts';
import { createTanks, openTank, turnValve } from './tank.ts';

export function mountApiEndpoints(
  router: Router,
  context: LabContext,
  upgrades: UpgradeRoutes,
): void {
  mountUpgrade(router, upgrades, endpoints.closing, (...upgrade) =>
    openClosing(context, ...upgrade),
  );
  const tanks = createTanks();
  mountUpgrade(router, upgrades, endpoints.tank, (...upgrade) =>
    openTank(context, tanks, ...upgrade),
  );
  mountEndpoint(router, endpoints.valve, (...exchange) => turnValve(context, tanks, ...exchange));
}
