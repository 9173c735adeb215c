/** Does the server's memory stay flat while clients watch, some of which have stopped to read? */
import { setTimeout as after } from 'node:timers/promises';
import { verdict } from './gate.ts';
import { openMJpegStreams } from './m-jpeg-clients.ts';
import type { BenchOptions, Report } from './report.ts';
import { launchServer, type ServerLink } from './server-link.ts';
import type { ServerUsage } from './server-message.ts';
import { median, type Point, slopeOf } from './statistics.ts';
import { formatNumber } from './table.ts';

const clientCount = 10;
const pausedCount = 3;
const sampleSeconds = 1;
/** Of the whole time: two minutes of ten. */
const warmUpShare = 0.2;
const megabyte = 1024 * 1024;
/** Growth from the end of the warm-up to the end that is still called flat, in MB. */
const flat = { rss: 24, heap: 3 };

interface Sample extends ServerUsage {
  readonly atSeconds: number;
}

async function sample(server: ServerLink, seconds: number): Promise<readonly Sample[]> {
  const startedMs = performance.now();
  const samples: Sample[] = [];
  for (;;) {
    const atSeconds = (performance.now() - startedMs) / 1000;
    samples.push({ ...(await server.usage()), atSeconds });
    if (atSeconds >= seconds) return samples;
    await after(sampleSeconds * 1000);
  }
}

interface Found {
  readonly what: string;
  readonly points: readonly Point[];
  readonly limitMb: number;
}

/** By the line through all samples: a single one shows only when garbage was collected last. */
function rowOf({ what, points, limitMb }: Found): readonly string[] {
  const slope = slopeOf(points);
  const [first, last] = [points[0]?.x ?? 0, points.at(-1)?.x ?? 0];
  const growthMb = slope * (last - first);
  return [
    what,
    formatNumber(median(points.map(({ y }) => y))),
    formatNumber(Math.max(...points.map(({ y }) => y))),
    formatNumber(slope * 60),
    formatNumber(growthMb),
    verdict(growthMb, { atMost: limitMb }),
  ];
}

function rowsOf(samples: readonly Sample[]): readonly (readonly string[])[] {
  const of = (valueOf: (usage: Sample) => number): readonly Point[] =>
    samples.map((each) => ({ x: each.atSeconds, y: valueOf(each) / megabyte }));
  return [
    rowOf({ what: 'RSS', points: of(({ rssBytes }) => rssBytes), limitMb: flat.rss }),
    rowOf({ what: 'heap in use', points: of(({ heapBytes }) => heapBytes), limitMb: flat.heap }),
  ];
}

export async function benchVideoMemory({ seconds }: BenchOptions): Promise<Report> {
  const server = launchServer();
  try {
    const { url } = await server.start('tapped');
    const stream = `${url}/m-jpeg/stream?fps=15`;
    const clients = await openMJpegStreams(Array.from({ length: clientCount }, () => stream));
    for (const socket of clients.sockets.slice(0, pausedCount)) socket.pause();
    const warmUp = await sample(server, seconds * warmUpShare);
    const receivedBefore = clients.receivedBytes;
    const samples = await sample(server, seconds * (1 - warmUpShare));
    if (clients.receivedBytes <= receivedBefore) throw new Error('no client got a frame');
    const status = (await (await fetch(`${url}/m-jpeg/status`)).json()) as {
      streams: readonly { droppedFrames: number; queuedBytes: number }[];
    };
    const queued = Math.max(...status.streams.map(({ queuedBytes }) => queuedBytes)) / 1024;
    const dropped = status.streams.filter(({ droppedFrames }) => droppedFrames > 0).length;
    return {
      title: `Memory of the server while ${clientCount} M-JPEG clients watch, ${pausedCount} of them paused`,
      notes: [
        `15 frames/s; measured for ${formatNumber(samples.at(-1)?.atSeconds ?? 0)} s after ${formatNumber(warmUp.at(-1)?.atSeconds ?? 0)} s that warm up; no garbage collection is forced`,
        `growth: the slope (Theil-Sen: the median of the slopes of all pairs) over the measured time`,
        `at the end ${dropped} streams have dropped frames, and at most ${formatNumber(queued)} KB wait for one client`,
      ],
      table: {
        headers: ['', 'median, MB', 'most', 'slope, MB/minute', 'growth, MB', 'gate of growth'],
        rows: rowsOf(samples),
      },
    };
  } finally {
    await server.stop();
  }
}
