/** Our TURN server against coturn: the same load to both in turn, by coturn's own client and by a flood. */
import { once } from 'node:events';
import { createSocket } from 'node:dgram';
import { freePortPair, startProgram, without } from '../src/turn-host/testing/programs.ts';
import { load, runTurnutils, startCoturn, type TurnTarget } from './coturn-process.ts';
import { compare, cpuUsEach, type PairedRun, perSecond, runPairs } from './paired-run.ts';
import type { BenchOptions, Report } from './report.ts';
import { launchServer, type ServerLink } from './server-link.ts';
import { formatNumber } from './table.ts';
import { closeAllocations, openAllocations, openFlood } from './turn-clients.ts';

const aim = { atLeast: 0.4 } as const;
/** The CPU of ours may be so many times that of coturn's. */
const cpuAim = { atMost: 1 / aim.atLeast };
const allocationsAtOnce = 20;
const allocationBatches = 10;
/** Work that ends by itself: the fewest pairs are taken, whatever is asked for. */
const fixedWork = 1_000;
const heldAllocations = 400;

export async function benchTurn({ seconds }: BenchOptions): Promise<Report> {
  const missing =
    without('turnserver') || (process.platform === 'linux' ? false : 'this is not Linux');
  if (missing !== false)
    return { title: 'TURN', notes: [`not measured: ${missing}`], table: noTable };
  const server = launchServer();
  const coturn = await startCoturn();
  try {
    const ours = await targetOf(server);
    const pairs = (work: Pick<PairedRun, 'measured' | 'baseline' | 'sliceSeconds'>) =>
      runPairs({
        ...work,
        seconds: seconds / 4,
        cpuUs: async () => (await server.usage()).cpuUs,
        baselineCpuUs: async () => coturn.cpuUs(),
        nowMs: () => performance.now(),
      });
    // First: later both have memory of allocations that are over.
    const memory = await memoryRow(server, ours, coturn);
    const byTurnutils = await measureTurnutils(ours, coturn, pairs);
    const byFlood = await measureFlood(ours, coturn, pairs);
    const allocations = await pairs({
      measured: allocate(ours),
      baseline: allocate(coturn),
      sliceSeconds: fixedWork,
    });
    return {
      title: 'TURN over UDP',
      notes: [
        `turnutils: ${load.clients} clients, channels, ${load.messages} messages of ${load.bytes} bytes each, echoed by a peer; it sets the pace, so that its rate is that of the load`,
        'flood: one client of this process, as fast as 128 datagrams on their way allow; the load takes as much CPU as the server',
        'ours with the tap: each datagram is in the log of its session, on both sides; medians of paired runs',
      ],
      table: {
        headers: ['', 'ours', 'coturn', 'ratio', 'aim'],
        rows: [
          compare('turnutils, datagrams relayed per second', byTurnutils, perSecond, aim),
          compare('turnutils, CPU each, µs', byTurnutils, cpuUsEach, cpuAim),
          compare('flood, datagrams relayed per second', byFlood, perSecond, aim),
          compare('flood, CPU each, µs', byFlood, cpuUsEach, cpuAim),
          compare('allocations per second', allocations, perSecond, null),
          compare('CPU of an allocation and its end, µs', allocations, cpuUsEach, null),
          memory,
        ],
      },
    };
  } finally {
    await coturn.stop();
    await server.stop();
  }
}

const noTable = { headers: [''], rows: [] };

type Pairs = (
  work: Pick<PairedRun, 'measured' | 'baseline' | 'sliceSeconds'>,
) => ReturnType<typeof runPairs>;

/** The credential of a session of our server. */
async function targetOf(server: ServerLink): Promise<TurnTarget> {
  const { site } = await server.start('turn');
  const created = await fetch(`${site}/api/sessions`, { method: 'POST' });
  const { iceServers } = (await created.json()) as {
    iceServers: { urls: string[]; username?: string; credential?: string }[];
  };
  const turn = iceServers.find((one) => one.username !== undefined);
  const port = Number(/:(\d+)\?/.exec(turn?.urls[0] ?? '')?.[1]);
  return { port, username: turn?.username ?? '', password: turn?.credential ?? '' };
}

async function measureTurnutils(ours: TurnTarget, coturn: TurnTarget, pairs: Pairs) {
  const peerPort = await freePortPair();
  const peer = startProgram('turnutils_peer', ['-L', '127.0.0.1', '-p', String(peerPort)]);
  await untilBound(peerPort);
  try {
    return await pairs({
      measured: () => runTurnutils(ours, peerPort),
      baseline: () => runTurnutils(coturn, peerPort),
      sliceSeconds: fixedWork,
    });
  } finally {
    await peer.stop();
  }
}

/** The peer echoes. */
async function untilBound(port: number): Promise<void> {
  const socket = createSocket('udp4');
  const echoed = once(socket, 'message');
  const timer = setInterval(() => socket.send('x', port, '127.0.0.1'), 20);
  await echoed;
  clearInterval(timer);
  socket.close();
}

async function measureFlood(ours: TurnTarget, coturn: TurnTarget, pairs: Pairs) {
  const [measured, baseline] = [await openFlood(ours), await openFlood(coturn)];
  const slices = await pairs({
    measured: (seconds) => measured.run(seconds),
    baseline: (seconds) => baseline.run(seconds),
  });
  await measured.close();
  await baseline.close();
  return slices;
}

/** Allocates, and ends what it allocated. So few, because coturn holds a port for a while after its allocation. */
function allocate(target: TurnTarget) {
  return async (): Promise<number> => {
    for (let batch = 0; batch < allocationBatches; batch += 1) {
      await closeAllocations(await openAllocations(target, allocationsAtOnce));
    }
    return allocationBatches * allocationsAtOnce;
  };
}

/** Kilobytes by which `rss` grows with each allocation. */
async function grown(target: TurnTarget, rss: () => Promise<number>): Promise<number> {
  const before = await rss();
  const clients = await openAllocations(target, heldAllocations);
  const bytes = ((await rss()) - before) / heldAllocations;
  await closeAllocations(clients);
  return bytes / 1024;
}

/** What the process grows by with each allocation, its socket in the kernel apart. */
async function memoryRow(
  server: ServerLink,
  ours: TurnTarget,
  coturn: TurnTarget & { rssBytes(): number },
): Promise<readonly string[]> {
  const ourRss = async (): Promise<number> => {
    await server.usage();
    const { rssBytes, slabBytes } = await server.usage(true);
    return rssBytes - slabBytes;
  };
  const own = await grown(ours, ourRss);
  const other = await grown(coturn, async () => coturn.rssBytes());
  const ratio = (own / other).toFixed(3);
  return ['memory of an allocation (RSS), KB', formatNumber(own), formatNumber(other), ratio, ''];
}
