/** The server process of the benchmarks: runs what it is asked to, until its parent leaves. */
import { createServer } from '../src/create-server.ts';
import { startPlainServer } from './plain-server.ts';
import { startPlainWebSocketServer } from './plain-web-socket-server.ts';
import type { ServerQuestion, ServerStarted, ServerUsage } from './server-message.ts';
import { createTapOff } from './tap-off.ts';

/** The load is one session's: only the limits of a session that would end it are lifted. */
const sessionLimits = {
  connections: 4_000,
  heldRequests: 4_000,
  webSockets: 4_000,
  messagesPerSecond: Number.MAX_SAFE_INTEGER,
  bytesPerSecond: Number.MAX_SAFE_INTEGER,
};

const slabCounters: (() => Readonly<Record<string, number>>)[] = [];
const bytesPerSlab = 64 * 1024;

async function start(variant: 'tapped' | 'untapped'): Promise<ServerStarted> {
  const replaced = variant === 'untapped' ? { createTap: createTapOff } : {};
  const server = await createServer({ port: 0, sessionLimits }, replaced);
  slabCounters.push(() => server.counters());
  const response = await fetch(`${server.urls.site}/api/sessions`, { method: 'POST' });
  const { id, channel } = (await response.json()) as { id: string; channel: string };
  return { url: `${server.urls.labs[0]}/s/${id}/1`, channel };
}

function usage(collectGarbage: boolean): ServerUsage {
  if (collectGarbage) for (let pass = 0; pass < 3; pass += 1) globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const { rss: rssBytes, heapUsed: heapBytes } = process.memoryUsage();
  const slabs = slabCounters.reduce((sum, counters) => sum + (counters()['slabs'] ?? 0), 0);
  return { cpuUs: user + system, rssBytes, heapBytes, slabBytes: slabs * bytesPerSlab };
}

async function answer(question: ServerQuestion): Promise<ServerStarted | ServerUsage> {
  if (question.ask === 'usage') return usage(question.collectGarbage);
  switch (question.variant) {
    case 'plain':
      return { url: await startPlainServer(), channel: '' };
    case 'plain-websocket':
      return { url: await startPlainWebSocketServer(), channel: '' };
    default:
      return start(question.variant);
  }
}

process.on('message', async (question: ServerQuestion) => process.send?.(await answer(question)));
process.once('disconnect', () => process.exit(0));
