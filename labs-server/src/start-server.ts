/** Opens the listeners over the shared parts, and closes them in order. */
import type { IncomingMessage } from 'node:http';
import type { Response } from 'express';
import { createApi } from './api/api.ts';
import { createChannelServer } from './channel/channel-server.ts';
import type { Core } from './core.ts';
import { coreCounters, createCore } from './core.ts';
import { openLabListeners } from './lab-host/lab-listeners.ts';
import type { LabParts } from './lab-host/lab-parts.ts';
import type { Listener } from './listener/listener.ts';
import { openListener } from './listener/listener.ts';
import { originProblem } from './security/api-guard.ts';
import type { Origins } from './security/origins.ts';
import { createOrigins } from './security/origins.ts';
import { addressAsHostname, misdirected } from './security/own-names.ts';
import type { ServerOptions } from './server-options.ts';
import { fillServerOptions } from './server-options.ts';
import type { Ports, ServerUrls } from './server-urls.ts';
import { serverUrls } from './server-urls.ts';
import { createRunnerApp } from './site-files/runner-app.ts';
import { createSiteApp } from './site-files/site-app.ts';

/** A server that listens. */
export interface RunningServer {
  /** Where it is, under the address that it binds first (127.0.0.1 for loopback and for all addresses). */
  readonly urls: ServerUrls;
  /** Port of the unpublished listener on 127.0.0.1 that serves only connections dialled by this process. */
  readonly upstreamPort: number;
  /** What `GET /api/health` counts, by name. */
  counters(): Readonly<Record<string, number>>;
  /** Cuts every connection, ends every session; resolves within a second, when all ports are free. */
  close(): Promise<void>;
}

/** @throws PortError when a port cannot be had; nothing listens then. */
export async function startServer(given: ServerOptions, parts: LabParts): Promise<RunningServer> {
  const options = fillServerOptions(given);
  const core = createCore(options, parts);
  // Known only after listening; nobody asks before.
  let ports: Ports = { site: 0, labA: 0, labB: 0, runner: 0 };
  const origins = createOrigins(core.names, options.siteOrigins, () => ports);
  const opened: Listener[] = [];
  try {
    const page = await openPageListeners(core, parts, origins, () => ports, opened);
    const labs = await openLabListeners(core, parts, origins);
    opened.push(labs.labA, labs.labB, labs.upstream);
    ports = {
      ...page.ports,
      labA: labs.labA.port,
      labB: labs.labB.port,
    };
    const [address = '127.0.0.1'] = options.addresses;
    const shown = address === '0.0.0.0' || address === '::' ? '127.0.0.1' : address;
    return {
      urls: serverUrls(addressAsHostname(shown), ports),
      upstreamPort: labs.upstream.port,
      counters: () => coreCounters(core),
      close: () => closeServer(core, page.closeChannels, opened),
    };
  } catch (error) {
    await closeServer(core, async () => {}, opened);
    throw error;
  }
}

/** Site (with API and channel) and runner. Each is pushed to `opened` as soon as it listens. */
async function openPageListeners(
  core: Core,
  parts: LabParts,
  origins: Origins,
  ports: () => Ports,
  opened: Listener[],
): Promise<{
  readonly ports: Pick<Ports, 'site' | 'runner'>;
  readonly closeChannels: () => Promise<void>;
}> {
  const { options, names, sessions, feeds } = core;
  const { clock, siteDirectory: directory, siteOrigins, addresses, port } = options;
  const urlsOf = ({ req }: Response): ServerUrls =>
    serverUrls(names.nameOf(req) ?? '127.0.0.1', ports());
  const mechanisms = Object.values(parts.labs).map((lab) => lab.mechanism);
  const counters = () => coreCounters(core);
  const api = createApi({ clock, origins, sessions, mechanisms, counters, urlsOf });
  const objection = (request: IncomingMessage) =>
    names.nameOf(request) === null ? misdirected(request) : originProblem(request, origins);
  const { idleExpiryMs } = options.sessionLimits;
  const channels = createChannelServer({ clock, feeds, sessions, idleExpiryMs, objection });
  const limits = options.httpLimits;
  const site = await openListener({
    title: 'site',
    port,
    addresses,
    limits,
    onRequest: createSiteApp({ names, directory, api, urlsOf }),
    onUpgrade: (request, socket, head) => channels.upgrade(request, socket, head),
  });
  opened.push(site);
  const runner = await openListener({
    title: 'runner',
    port: port === 0 ? 0 : port + 3,
    addresses,
    limits,
    onRequest: createRunnerApp({ names, directory, siteOrigins, urlsOf }),
  });
  opened.push(runner);
  return {
    ports: { site: site.port, runner: runner.port },
    closeChannels: () => channels.close(),
  };
}

async function closeServer(
  { sessions }: Core,
  closeChannels: () => Promise<void>,
  opened: readonly Listener[],
): Promise<void> {
  sessions.stop();
  await closeChannels();
  await Promise.all(opened.map((listener) => listener.close()));
}
