/** The server process of the benchmarks: runs what it is asked to, until its parent leaves. */
import { createServer } from '../src/create-server.ts';
import type { LabParts } from '../src/lab-host/lab-parts.ts';
import type { TurnOptions } from '../src/server-options.ts';
import { defaultTurnLimits } from '../src/turn-server/turn-server-options.ts';
import { readLoopDelay } from './loop-delay.ts';
import { startPlainMJpeg, startPumpedMJpeg } from './m-jpeg-servers.ts';
import { startPlainServer } from './plain-server.ts';
import { startPlainWebSocketServer } from './plain-web-socket-server.ts';
import type {
  LoopDelay,
  ServerQuestion,
  ServerStarted,
  ServerUsage,
  ServerVariant,
} from './server-message.ts';
import { createTapOff } from './tap-off.ts';

/** The load is one session's: only the limits of a session that would end it are lifted. */
const sessionLimits = {
  connections: 4_000,
  heldRequests: 4_000,
  webSockets: 4_000,
  messagesPerSecond: Number.MAX_SAFE_INTEGER,
  bytesPerSecond: Number.MAX_SAFE_INTEGER,
};

/** turnutils takes channel numbers of RFC 5766. */
const turnOptions: TurnOptions = {
  channelRange: 'rfc5766',
  limits: { ...defaultTurnLimits, allocationsPerUser: 4_000, allocations: 4_000 },
};

const slabCounters: (() => Readonly<Record<string, number>>)[] = [];
const bytesPerSlab = 64 * 1024;

async function start(
  replaced: Partial<LabParts>,
  turn: Partial<TurnOptions> = {},
): Promise<ServerStarted> {
  const options = { port: 0, rtspPort: 0, stunPort: 0, sessionLimits, turn };
  const server = await createServer(options, replaced);
  slabCounters.push(() => server.counters());
  const { site, rtsp } = server.urls;
  const response = await fetch(`${site}/api/sessions`, { method: 'POST' });
  const { id, channel } = (await response.json()) as { id: string; channel: string };
  const rtspPort = rtsp === null ? 0 : Number(new URL(rtsp).port);
  return { url: `${server.urls.labs[0]}/s/${id}/1`, channel, site, rtspPort, pump: null };
}

function usage(collectGarbage: boolean): ServerUsage {
  if (collectGarbage) for (let pass = 0; pass < 3; pass += 1) globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const { rss: rssBytes, heapUsed: heapBytes } = process.memoryUsage();
  const slabs = slabCounters.reduce((sum, counters) => sum + (counters()['slabs'] ?? 0), 0);
  return { cpuUs: user + system, rssBytes, heapBytes, slabBytes: slabs * bytesPerSlab };
}

function startVariant(variant: ServerVariant): Promise<ServerStarted> {
  switch (variant) {
    case 'tapped':
      return start({});
    case 'untapped':
      return start({ createTap: createTapOff });
    case 'plain':
      return startPlainServer().then(atOrigin);
    case 'plain-websocket':
      return startPlainWebSocketServer().then(atOrigin);
    case 'pumped-m-jpeg':
      return startPumpedMJpeg(start);
    case 'turn':
      return start({}, turnOptions);
    case 'plain-m-jpeg':
      return startPlainMJpeg();
  }
}

function atOrigin(url: string): ServerStarted {
  return { url, channel: '', site: '', rtspPort: 0, pump: null };
}

async function answer(question: ServerQuestion): Promise<ServerStarted | ServerUsage | LoopDelay> {
  if (question.ask === 'usage') return usage(question.collectGarbage);
  return question.ask === 'loop-delay' ? readLoopDelay() : startVariant(question.variant);
}

process.on('message', async (question: ServerQuestion) => process.send?.(await answer(question)));
process.once('disconnect', () => process.exit(0));
