/** The listeners that serve the labs: A, B, and the upstream that only this process may use. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Express } from 'express';
import type { ListenerName } from '../../wire/record.ts';
import type { Core } from '../core.ts';
import type { Exchange, LabContext } from '../labs/lab.ts';
import { refuseExpectation } from '../listener/expectation.ts';
import type { ListenerOptions } from '../listener/listener.ts';
import { openListener } from '../listener/listener.ts';
import type { Listener } from '../listener/tcp-listener.ts';
import { hostGuard, hostProblem, requireHost } from '../security/host-guard.ts';
import { labCors } from '../security/lab-cors.ts';
import type { ListenerAddress, UpstreamDialer } from '../tap/dial-upstream.ts';
import { createLabApp, labRoutes } from './lab-app.ts';
import { createLabContext } from './lab-context.ts';
import type { LabParts } from './lab-parts.ts';
import { createLabUpgrades, type LabUpgrades, type UpgradeIntermediary } from './lab-upgrades.ts';

export interface LabListeners {
  readonly labA: Listener;
  readonly labB: Listener;
  readonly upstream: Listener;
}

/** Opens upstream, A and B, in this order. @throws PortError; what was opened before is closed then. */
export async function openLabListeners(core: Core, parts: LabParts): Promise<LabListeners> {
  const { options, callers, names, origins } = core;
  let upstreamPort = 0;
  const dialer: UpstreamDialer = {
    upstream: () => ({ host: '127.0.0.1', port: upstreamPort }),
    registerDial: (localPort, dial) => core.dials.register(localPort, dial),
  };
  const context = contextOf(core, dialer);
  const { router, upgrades: table } = labRoutes(
    { ...parts.labs, ...core.extension.mounts },
    context,
  );
  const upstreamApp = createLabApp({ callers, before: [requireHost, refuseExpectation], router });
  const direct = createLabUpgrades({ callers, table, objection: () => null, intermediary: none });
  const upstream = await openListener(
    labListener(core, upstreamApp, direct, 'upstream', { port: 0, addresses: ['127.0.0.1'] }),
  );
  upstreamPort = upstream.port;
  const callerOf = (request: IncomingMessage) => callers.find(request);
  const hopOptions = { clock: options.clock, ...dialer, callerOf, cut: context.cut };
  const hasSession = (request: IncomingMessage): boolean => callers.find(request) !== null;
  const before = [hostGuard(names), labCors({ origins, hasSession }), refuseExpectation];
  const intermediary = parts.createIntermediary(hopOptions);
  const app = createLabApp({ callers, before, intermediary, router });
  const upgrades = createLabUpgrades({
    callers,
    table,
    objection: (request) => hostProblem(request, names),
    intermediary: parts.createUpgradeIntermediary(hopOptions),
  });
  const { addresses, port } = options;
  const portAfter = (offset: number): number => (port === 0 ? 0 : port + offset);
  const opened = [upstream];
  try {
    const open = async (name: 'lab-a' | 'lab-b', offset: number): Promise<Listener> => {
      const at = { port: portAfter(offset), addresses, tls: options.tls };
      const listener = await openListener(labListener(core, app, upgrades, name, at));
      opened.push(listener);
      return listener;
    };
    return { labA: await open('lab-a', 1), labB: await open('lab-b', 2), upstream };
  } catch (error) {
    await Promise.all(opened.map((listener) => listener.close()));
    throw error;
  }
}

function contextOf(core: Core, dialer: UpstreamDialer): LabContext {
  const { clock, random } = core.options;
  return createLabContext({
    clock,
    random,
    dialer,
    rtspListener: (): ListenerAddress | null => rtspAddress(core),
    hostnameOf: ({ req }: Exchange): string => core.names.nameOf(req) ?? '127.0.0.1',
    ...core,
  });
}

function labListener(
  { options, callers, tap }: Core,
  app: Express,
  { shouldUpgrade, onUpgrade }: LabUpgrades,
  name: ListenerName,
  at: Pick<ListenerOptions, 'port' | 'addresses' | 'tls'>,
): ListenerOptions {
  return {
    ...at,
    title: name,
    limits: options.httpLimits,
    onRequest(request: IncomingMessage, response: ServerResponse) {
      if (callers.admit(request, response)) app(request, response);
    },
    shouldUpgrade,
    onUpgrade,
    connections: tap.watch(name),
  };
}

/** Nothing stands before the labs on the upstream listener: there the second hop arrives. */
const none: UpgradeIntermediary = {
  refuses: () => false,
  handle: (_upgrade, passOn) => passOn(),
};

/** Where this process itself reaches the RTSP listener; null where there is none. */
function rtspAddress({ options, ports }: Core): ListenerAddress | null {
  const { rtsp: port } = ports();
  if (port === null) return null;
  const [address = '127.0.0.1'] = options.addresses;
  if (address === '0.0.0.0') return { host: '127.0.0.1', port };
  return { host: address === '::' ? '::1' : address, port };
}
