/** Memory of a held event stream, against the same with nothing but node:http. */
import { openEventStreams } from './event-stream-clients.ts';
import { verdict } from './gate.ts';
import type { BenchOptions, Report } from './report.ts';
import { launchServer } from './server-link.ts';
import type { ServerUsage, ServerVariant } from './server-message.ts';
import { median } from './statistics.ts';
import { formatNumber } from './table.ts';

/** So many that what the heap grows by meanwhile, and keeps for later, weighs little beside them. */
const streams = 2000;
/** Open before: what a server needs once is not counted. */
const earlierStreams = 1000;
const secondsOfRound = 4;

interface Growth {
  /** Bytes of each stream, without the log's slabs. */
  readonly rssBytes: number;
  readonly heapBytes: number;
  /** How much the log's slabs grew by all streams together. */
  readonly slabBytes: number;
}

async function growthOf(variant: ServerVariant): Promise<Growth> {
  const server = launchServer();
  try {
    const url = await server.start(variant);
    const stream = `${url}/server-sent-events/events?heartbeatMs=120000`;
    if (variant === 'tapped') await fetch(`${url}/feed/start?count=0`, { method: 'POST' });
    await openEventStreams(stream, earlierStreams);
    const before = await settledUsage();
    await openEventStreams(stream, streams);
    const after = await settledUsage();
    const slabBytes = after.slabBytes - before.slabBytes;
    return {
      rssBytes: (after.rssBytes - before.rssBytes - slabBytes) / streams,
      heapBytes: (after.heapBytes - before.heapBytes) / streams,
      slabBytes,
    };
  } finally {
    await server.stop();
  }

  /** The first look lets the process handle what is closed; then garbage is collected. */
  async function settledUsage(): Promise<ServerUsage> {
    await server.usage();
    return server.usage(true);
  }
}

const kilobytes = (bytes: number): string => formatNumber(bytes / 1024);

function row(what: string, ours: readonly number[], plain: readonly number[]): readonly string[] {
  const [own, other] = [median(ours), median(plain)];
  const ratio = own / other;
  const gate = verdict(ratio, { atMost: 1.5 });
  return [what, kilobytes(own), kilobytes(other), ratio.toFixed(3), gate];
}

export async function benchMemory({ seconds }: BenchOptions): Promise<Report> {
  const ours: Growth[] = [];
  const plain: Growth[] = [];
  const rounds = Math.max(3, Math.round(seconds / secondsOfRound));
  while (ours.length < rounds) {
    ours.push(await growthOf('tapped'));
    plain.push(await growthOf('plain'));
  }
  const slabs = formatNumber(median(ours.map(({ slabBytes }) => slabBytes)) / 1024);
  return {
    title: `Memory of a held event stream: ${streams} more beside ${earlierStreams}`,
    notes: [
      'plain: node:http alone, one handler that holds the response',
      `a new server process for each of ${rounds} measurements of both; medians, after garbage collection`,
      `subtracted from ours: the log's slabs, ${slabs} KB by all streams together (1 MB a session at most)`,
    ],
    table: {
      headers: ['KB/stream', 'tapped', 'plain', 'ratio', 'gate'],
      rows: [
        row(
          'RSS',
          ours.map(({ rssBytes }) => rssBytes),
          plain.map(({ rssBytes }) => rssBytes),
        ),
        row(
          'heap',
          ours.map(({ heapBytes }) => heapBytes),
          plain.map(({ heapBytes }) => heapBytes),
        ),
      ],
    },
  };
}
