/** The endpoints about cross-site WebSocket hijacking. */
import type { Router } from 'express';
import { accountEndpoints as endpoints } from '../../../wire/mechanisms/websocket-accounts.ts';
import { mountEndpoint } from '../endpoint.ts';
import type { LabContext } from '../lab.ts';
import { mountUpgrade, type UpgradeRoutes } from '../upgrade-endpoint.ts';
import { logIn, openAccount } from './account.ts';
import { sendAttackerPage } from './attacker-page.ts';

export function mountAccountEndpoints(
  router: Router,
  context: LabContext,
  upgrades: UpgradeRoutes,
): void {
  mountEndpoint(router, endpoints.login, logIn);
  mountUpgrade(router, upgrades, endpoints.account, (...upgrade) =>
    openAccount(context, ...upgrade),
  );
  mountEndpoint(router, endpoints.attacker, (...exchange) =>
    sendAttackerPage(context, ...exchange),
  );
}
