/** Upgrades on the listeners of the labs: whose they are, whether they may, and which lab they are for. */
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Problem } from '../problem/problem.ts';
import { createUpgrade, refuseUpgrade, type Upgrade } from '../labs/upgrade.ts';
import { limitProblem, type LabCallers, unknownSession } from './lab-callers.ts';
import type { UpgradeTable } from './upgrade-table.ts';

export interface LabUpgradesOptions {
  readonly callers: LabCallers;
  readonly table: UpgradeTable;
  /** What speaks against the request before anything else is looked at; null when nothing does. */
  readonly objection: (request: IncomingMessage) => Problem | null;
  /** Stands before the labs; `passOn` leads to them. */
  readonly intermediary: UpgradeIntermediary;
}

export interface UpgradeIntermediary {
  /** True when this proxy on the way does not know Upgrade: the request is then an ordinary one. */
  refuses(target: string): boolean;
  handle(upgrade: Upgrade, passOn: () => void): void;
}

export interface LabUpgrades {
  /** "A server MAY ignore a received Upgrade header field": what no lab upgrades is an ordinary request. */
  readonly shouldUpgrade: (request: IncomingMessage) => boolean;
  readonly onUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
}

export function createLabUpgrades(options: LabUpgradesOptions): LabUpgrades {
  const { callers, table, objection, intermediary } = options;

  function admit(upgrade: Upgrade): void {
    const { request } = upgrade;
    const admission = callers.admitUpgrade(request);
    if (admission === 'destroyed') return;
    const problem = objection(request);
    if (problem !== null) refuseUpgrade(upgrade, problem);
    else if (admission === 'unknown') refuseUpgrade(upgrade, unknownSession);
    else if (admission === 'too-many-connections') refuseUpgrade(upgrade, limitProblem);
    else intermediary.handle(upgrade, () => table.find(request.url ?? '')?.(upgrade));
  }

  return {
    shouldUpgrade(request) {
      const protocols = (request.headers.upgrade ?? '').toLowerCase().split(',');
      if (!protocols.some((protocol) => protocol.trim() === 'websocket')) return false;
      const target = callers.targetOf(request);
      return table.find(target) !== null && !intermediary.refuses(target);
    },
    // The labs' listeners speak TCP: a Duplex of theirs is a socket.
    onUpgrade: (request, socket, head) => admit(createUpgrade(request, socket as Socket, head)),
  };
}
