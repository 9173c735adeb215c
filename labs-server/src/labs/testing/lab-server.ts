/** Labs on a real port, with a clock that only the test moves: what the tests of labs run against. */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import express, { type RequestHandler, Router } from 'express';
import { createFakeClock, type FakeClock } from '../../clock/fake-clock.ts';
import type { FeedRegistry } from '../../feed/feed-registry.ts';
import { createFeedRegistry } from '../../feed/memory-feed-registry.ts';
import { createVideo } from '../../video/video.ts';
import { whenGone } from '../gone.ts';
import type { Lab, LabContext } from '../lab.ts';
import { createRandom } from '../../../wire/testing/random.ts';
import { createLabUpgrades, type UpgradeIntermediary } from '../../lab-host/lab-upgrades.ts';
import { UpgradeTable } from '../../lab-host/upgrade-table.ts';
import { createGauge, type Gauge } from './gauge.ts';
import { openSockets } from './open-sockets.ts';
import { createTestPeers } from './test-peers.ts';
import { noTurn } from './no-turn.ts';
import { pageOrigins } from './page-origins.ts';

/** A connection that a lab cut, and how many bytes waited on it. */
export interface Cut {
  readonly how: 'fin' | 'rst';
  readonly reason: string;
  readonly pendingBytes: number;
}

export interface LabServer {
  readonly clock: FakeClock;
  readonly feeds: FeedRegistry;
  /** How many responses are held. */
  readonly held: Gauge;
  /** How many connections were cut. */
  readonly cutCount: Gauge;
  readonly cuts: readonly Cut[];
  readonly port: number;
  readonly sockets: ReadonlySet<Socket>;
  /** The path in session `s` and run 1, for instance `/s/s/1/polling/latest`. */
  path(path: string): string;
  url(path: string): string;
  /** The session `s` is over. */
  endSession(): void;
  /** The cameras end, as they do when the process ends. */
  stopVideo(): void;
  close(): Promise<void>;
}

export interface LabServerOptions {
  /** Runs before every lab, with the same context: the place of the intermediary. */
  readonly before?: (context: LabContext) => RequestHandler;
  /** The same for upgrades. */
  readonly beforeUpgrade?: (context: LabContext) => UpgradeIntermediary;
  readonly seed?: number;
  /** The operator's camera. */
  readonly camera?: string | null;
  /** What labs are told to be the address of the caller's cameras. Default: none. */
  readonly rtspUrl?: string | null;
}

const path = (below: string) => `/s/s/1${below}`;

const callerOf: LabContext['callerOf'] = (request: IncomingMessage) => {
  // Below a router, express has cut the beginning off `url`.
  const target = 'originalUrl' in request ? String(request.originalUrl) : (request.url ?? '');
  const [, , session = '', run = ''] = target.split('/');
  return { session, run: Number(run), connection: request.socket.remotePort ?? 0 };
};

/** `resetAndDestroy` alone first waits until the pending bytes are sent: for ever, when the reader has stopped. */
function resetNow(socket: Socket | null): void {
  socket?.resetAndDestroy();
  socket?.destroy();
}

function createCuts() {
  const cuts: Cut[] = [];
  const cutCount = createGauge();
  const cutSocket = (
    socket: Socket,
    how: 'fin' | 'rst',
    reason: string,
    pendingBytes = socket.writableLength,
  ): void => {
    cuts.push({ how, reason, pendingBytes });
    cutCount.add(1);
    if (how === 'rst') resetNow(socket);
    else socket.destroySoon();
  };
  return { cuts, cutCount, cutSocket };
}

function createContext({ seed = 1, camera = null, rtspUrl = null }: LabServerOptions) {
  const clock = createFakeClock(0);
  const held = createGauge();
  const { cuts, cutCount, cutSocket } = createCuts();
  const onEnd = new Set<() => void>();
  const endSession = (): void => {
    for (const callback of onEnd) callback();
    onEnd.clear();
    context.feeds.drop('s');
  };
  const random = createRandom(seed);
  const peers = createTestPeers(clock, callerOf, onEnd);
  const context: LabContext = {
    clock,
    random: () => random.below(2 ** 32) / 2 ** 32,
    feeds: createFeedRegistry({ clock }),
    video: createVideo({ clock, random: () => random.below(2 ** 32) / 2 ** 32, camera }),
    turn: noTurn,
    peers,
    callerOf,
    pageOriginsOf: () => pageOrigins,
    hold(request, response) {
      held.add(1);
      whenGone(request, response, () => held.add(-1));
      return true;
    },
    holdUpgrade({ socket }) {
      held.add(1);
      socket.once('close', () => held.add(-1));
      return true;
    },
    countMessage: () => true,
    upgradedConnection: (request) => ({
      countMessage: () => true,
      cut: (how, reason) => cutSocket(request.socket, how, reason),
    }),
    dialRaw: async ({ socket }) => connect({ host: '127.0.0.1', port: socket.localPort ?? 0 }),
    dialRtsp: () => Promise.reject(new Error('no RTSP here')),
    rtspUrl: () => rtspUrl,
    whenSessionEnds(_request, callback) {
      onEnd.add(callback);
      return () => void onEnd.delete(callback);
    },
    cut: (response, how, reason) =>
      // An upgraded connection's response has no socket.
      cutSocket(response.socket ?? response.req.socket, how, reason, response.writableLength),
  };
  return { context, peers, clock, held, cutCount, cuts, endSession };
}

/** Starts the labs on a free port of 127.0.0.1. */
export async function startLabServer(
  labs: readonly Lab[],
  options: LabServerOptions = {},
): Promise<LabServer> {
  const { context, peers, ...observed } = createContext(options);
  const { before, beforeUpgrade } = options;
  const app = express().disable('x-powered-by');
  const table = new UpgradeTable();
  for (const lab of labs) {
    const router = Router({ mergeParams: true });
    if (before) router.use(before(context));
    lab.mount(router, context, table.below(lab.mechanism.id));
    app.use(`/s/:session/:run/${lab.mechanism.id}`, router);
  }
  const { shouldUpgrade, onUpgrade } = createLabUpgrades({
    callers: {
      admit: () => true,
      admitUpgrade: () => 'accepted',
      find: () => null,
      targetOf: ({ url = '' }) => url,
    },
    table,
    objection: () => null,
    intermediary: beforeUpgrade?.(context) ?? direct,
  });
  const server = createServer({ shouldUpgradeCallback: shouldUpgrade }, app);
  server.on('upgrade', onUpgrade);
  const sockets = openSockets(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    ...observed,
    feeds: context.feeds,
    port,
    sockets,
    path,
    url: (below) => `http://127.0.0.1:${port}${path(below)}`,
    stopVideo: () => context.video.close(),
    async close() {
      observed.endSession();
      context.video.close();
      await peers.close();
      server.close();
      server.closeAllConnections();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}

const direct: UpgradeIntermediary = {
  refuses: () => false,
  handle: (_upgrade, passOn) => passOn(),
};
