/** Opens the listeners over the shared parts, and closes them in order. */
import { type ApiOptions, createApi } from './api/api.ts';
import type { ChannelServer } from './channel/channel-server.ts';
import { createChannelServer } from './channel/channel-server.ts';
import type { Core } from './core.ts';
import { coreCounters, createCore } from './core.ts';
import { openLabListeners } from './lab-host/lab-listeners.ts';
import type { LabParts } from './lab-host/lab-parts.ts';
import { openRtspListener, type RtspListener } from './lab-host/rtsp-listener.ts';
import { openStunListener, type StunListener } from './lab-host/stun-listener.ts';
import type { Listener } from './listener/tcp-listener.ts';
import { openListener } from './listener/listener.ts';
import { PortError } from './listener/port-error.ts';
import { inOriginForm, useOriginForm } from './listener/origin-form.ts';
import { originProblem } from './security/api-guard.ts';
import { hostProblem } from './security/host-guard.ts';
import { addressAsHostname } from './security/own-names.ts';
import type { FullServerOptions, ServerOptions } from './server-options.ts';
import { fillServerOptions } from './server-options.ts';
import type { ServerUrls } from './server-urls.ts';
import { serverUrls } from './server-urls.ts';
import { createRunnerApp } from './site-files/runner-app.ts';
import { createSiteApp } from './site-files/site-app.ts';

/** A server that listens. */
export interface RunningServer {
  /** Where it is, under the address that it binds first (127.0.0.1 for loopback and for all addresses). */
  readonly urls: ServerUrls;
  /** Port of the unpublished listener on 127.0.0.1 that serves only connections dialled by this process. */
  readonly upstreamPort: number;
  /** What this server has to do without, a sentence each. */
  readonly notices: readonly string[];
  /** What `GET /api/health` counts, by name. */
  counters(): Readonly<Record<string, number>>;
  /** Cuts every connection, ends every session; resolves within a second, when all ports are free. */
  close(): Promise<void>;
}

/** @throws PortError when a port cannot be had; nothing listens then. */
export async function startServer(given: ServerOptions, parts: LabParts): Promise<RunningServer> {
  const options = fillServerOptions(given);
  const core = createCore(options, parts);
  const channels = createChannels(core);
  const opened: Listener[] = [];
  let rtspListener: RtspListener | null = null;
  try {
    const rtspSessionsOf = (session: string) => rtspListener?.sessionsOf(session) ?? [];
    const site = await openSite(core, parts, channels, rtspSessionsOf);
    opened.push(site);
    const labs = await openLabListeners(core, parts);
    opened.push(labs.labA, labs.labB, labs.upstream);
    const runner = await openRunner(core);
    opened.push(runner);
    const rtsp = await openRtsp(core, parts);
    rtspListener = rtsp.listener;
    if (rtspListener !== null) opened.push(rtspListener);
    const stun = await openStun(core);
    if (stun.listener !== null) opened.push(stun.listener);
    const ports = {
      site: site.port,
      labA: labs.labA.port,
      labB: labs.labB.port,
      runner: runner.port,
      rtsp: rtspListener?.port ?? null,
      stun: stun.listener?.ports ?? null,
    };
    core.setPorts(ports);
    return {
      urls: serverUrls(shownName(options), ports, options.tls !== null),
      upstreamPort: labs.upstream.port,
      notices: [...rtsp.notices, ...stun.notices],
      counters: () => coreCounters(core),
      close: () => closeServer(core, channels, opened),
    };
  } catch (error) {
    await closeServer(core, channels, opened);
    throw error;
  }
}

/** The name in the URLs that are printed: what is bound first, or the loopback when that is every address. */
function shownName({ addresses: [address = '127.0.0.1'] }: FullServerOptions): string {
  return addressAsHostname(address === '0.0.0.0' || address === '::' ? '127.0.0.1' : address);
}

function createChannels({ options, sessions, feeds, names, origins }: Core): ChannelServer {
  return createChannelServer({
    clock: options.clock,
    feeds,
    sessions,
    idleExpiryMs: options.sessionLimits.idleExpiryMs,
    objection: (request) => hostProblem(request, names) ?? originProblem(request, origins),
  });
}

function openSite(
  core: Core,
  { labs }: LabParts,
  channels: ChannelServer,
  rtspSessionsOf: RtspListener['sessionsOf'],
): Promise<Listener> {
  const { options, origins, sessions, names, urlsOf, extension, turn } = core;
  const { clock, siteDirectory: directory, addresses, port, tls, httpLimits: limits } = options;
  const mechanisms = Object.values(labs).map((lab) => lab.mechanism);
  const counters = () => coreCounters(core);
  const routers = extension.api;
  const iceServersOf: ApiOptions['iceServersOf'] = (session, hostname, { socket }) => {
    turn.peers.addSeen(socket.remoteAddress ?? '');
    return turn.iceServersOf({ session, run: 0 }, hostname, 'configured');
  };
  const seen = { counters, urlsOf, rtspSessionsOf, iceServersOf };
  const api = createApi({ clock, origins, sessions, mechanisms, routers, ...seen });
  return openListener({
    title: 'site',
    port,
    addresses,
    limits,
    tls,
    onRequest: inOriginForm(createSiteApp({ names, directory, api, urlsOf })),
    onUpgrade(request, socket, head) {
      useOriginForm(request);
      channels.upgrade(request, socket, head);
    },
  });
}

function openRunner({ options, names, urlsOf }: Core): Promise<Listener> {
  const { siteDirectory: directory, siteOrigins, addresses, port, tls } = options;
  return openListener({
    title: 'runner',
    port: port === 0 ? 0 : port + 3,
    addresses,
    limits: options.httpLimits,
    tls,
    onRequest: inOriginForm(createRunnerApp({ names, directory, siteOrigins, urlsOf })),
  });
}

/** RTSP is for one lab: without its port all others work. */
async function openRtsp(
  core: Core,
  parts: LabParts,
): Promise<{ readonly listener: RtspListener | null; readonly notices: readonly string[] }> {
  try {
    return {
      listener: await openRtspListener(
        core,
        parts.createStreams({ ...core, clock: core.options.clock }),
      ),
      notices: [],
    };
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    return { listener: null, notices: [`The RTSP lab is off. ${error.message}`] };
  }
}

/** As RTSP: calls work without it, between peers that reach each other. */
async function openStun(
  core: Core,
): Promise<{ readonly listener: StunListener | null; readonly notices: readonly string[] }> {
  try {
    return { listener: await openStunListener(core), notices: [] };
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    return { listener: null, notices: [`The STUN and TURN lab is off. ${error.message}`] };
  }
}

async function closeServer(
  { sessions, video, peers }: Core,
  channels: ChannelServer,
  opened: readonly Listener[],
): Promise<void> {
  sessions.stop();
  video.close();
  await Promise.all([channels.close(), peers.close()]);
  await Promise.all(opened.map((listener) => listener.close()));
}
