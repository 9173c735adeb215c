/** WebSocket, tapped against plain ws: echo, broadcast, both while somebody looks, and memory. */
import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { Gate } from './gate.ts';
import { memoryRows } from './memory-growth.ts';
import { compare, cpuUsEach, perSecond, runPairs, type Work } from './paired-run.ts';
import { frameBytesOf, maskedTextFrame, openRawWebSocket } from './raw-web-socket.ts';
import { openClients } from './receiving-clients.ts';
import type { BenchOptions, Report } from './report.ts';
import { loopOn } from './request-loop.ts';
import { launchServer } from './server-link.ts';
import type { ServerStarted } from './server-message.ts';

const echoConnections = 32;
const subscribers = 500;
/** Events that may be on their way: the server never waits for the publisher. */
const eventsOnTheWay = 2;
const text = 'the text of an event, as long as by default...';

async function openEcho(url: string): Promise<Work> {
  const frame = maskedTextFrame(text);
  const responseBytes = frameBytesOf(text.length);
  const { sockets } = await openClients(echoConnections, () =>
    openRawWebSocket(`${url}/websocket/echo`),
  );
  return loopOn(sockets.map((socket) => ({ socket, request: frame, responseBytes })));
}

async function openBroadcast(url: string): Promise<Work> {
  await fetch(`${url}/feed/start?count=0`, { method: 'POST' });
  const clients = await openClients(subscribers, () => openRawWebSocket(`${url}/websocket/feed`));
  let sentBytes = 0;
  return async (seconds) => {
    const untilMs = performance.now() + seconds * 1000;
    let events = 0;
    while (performance.now() < untilMs) {
      const response = await fetch(`${url}/feed/publish`, { method: 'POST', body: text });
      const byteLength = subscribers * frameBytesOf(Buffer.byteLength(await response.text()));
      sentBytes += byteLength;
      events += 1;
      await clients.reaches(sentBytes - (eventsOnTheWay - 1) * byteLength);
    }
    await clients.reaches(sentBytes);
    if (clients.receivedBytes !== sentBytes) throw new Error('more came than was published');
    return events * subscribers;
  };
}

/** As a page with its wire view open, but all that comes is dropped. */
async function observe({ channel }: ServerStarted): Promise<void> {
  const socket = new WebSocket(channel);
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'observe', afterSequence: 0 }));
}

interface Comparison {
  readonly what: string;
  readonly open: (url: string) => Promise<Work>;
  readonly observed: boolean;
}

async function rowsOf(
  { what, open, observed }: Comparison,
  seconds: number,
): Promise<readonly (readonly string[])[]> {
  const server = launchServer();
  try {
    const tapped = await server.start('tapped');
    if (observed) await observe(tapped);
    const pairs = await runPairs({
      measured: await open(tapped.url),
      baseline: await open((await server.start('plain-websocket')).url),
      seconds,
      cpuUs: async () => (await server.usage()).cpuUs,
      nowMs: () => performance.now(),
    });
    const throughput: Gate = { atLeast: observed ? 0.75 : 0.85 };
    const rate = compare(`${what}, messages/s`, pairs, perSecond, throughput);
    if (observed) return [rate];
    return [rate, compare(`${what}, server CPU, µs/message`, pairs, cpuUsEach, { atMost: 1.15 })];
  } finally {
    await server.stop();
  }
}

const echo = `echo, ${echoConnections} connections`;
const broadcast = `broadcast to ${subscribers}`;
const comparisons: readonly Comparison[] = [
  { what: echo, open: openEcho, observed: false },
  { what: broadcast, open: openBroadcast, observed: false },
  { what: `${echo}, observed`, open: openEcho, observed: true },
  { what: `${broadcast}, observed`, open: openBroadcast, observed: true },
];

export async function benchWebSocket({ seconds }: BenchOptions): Promise<Report> {
  const rows: (readonly string[])[] = [];
  for (const comparison of comparisons) {
    rows.push(...(await rowsOf(comparison, seconds / comparisons.length)));
  }
  const memory = await memoryRows({
    what: 'memory of a connection',
    seconds,
    baseline: 'plain-websocket',
    open: (url, count) => openClients(count, () => openRawWebSocket(`${url}/websocket/echo`)),
  });
  return {
    title: 'WebSocket, tapped against plain ws',
    notes: [
      'plain ws: ws.WebSocketServer on node:http with the same options, in the same process; no sessions, no limits',
      "medians, and the median of the pairs' ratios; observed: one channel reads the log of the session meanwhile",
      ...memory.notes,
    ],
    table: {
      headers: ['', 'tapped', 'plain ws', 'ratio', 'gate'],
      rows: [...rows, ...memory.rows],
    },
  };
}
