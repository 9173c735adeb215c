/** Memory that a connection takes from the server: many are opened beside many. */
import { verdict } from './gate.ts';
import { launchServer } from './server-link.ts';
import type { ServerUsage, ServerVariant } from './server-message.ts';
import { median } from './statistics.ts';
import { formatNumber } from './table.ts';

/** So many that what the heap grows by meanwhile, and keeps for later, weighs little beside them. */
export const connections = 2000;
/** Open before: what a server needs once is not counted. */
export const earlierConnections = 1000;
const secondsOfRound = 4;

export interface MemoryBench {
  /** What is held, for instance `a held event stream`. */
  readonly what: string;
  readonly seconds: number;
  readonly baseline: ServerVariant;
  /** Opens `count` of them; `url` is where the endpoints of one run are. */
  readonly open: (url: string, count: number) => Promise<unknown>;
}

interface Growth {
  /** Bytes of each connection, without the log's slabs. */
  readonly rssBytes: number;
  readonly heapBytes: number;
  /** How much the log's slabs grew by all connections together. */
  readonly slabBytes: number;
}

async function growthOf(variant: ServerVariant, open: MemoryBench['open']): Promise<Growth> {
  const server = launchServer();
  try {
    const { url } = await server.start(variant);
    await open(url, earlierConnections);
    const before = await settledUsage();
    await open(url, connections);
    const after = await settledUsage();
    const slabBytes = after.slabBytes - before.slabBytes;
    return {
      rssBytes: (after.rssBytes - before.rssBytes - slabBytes) / connections,
      heapBytes: (after.heapBytes - before.heapBytes) / connections,
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

/** Two rows, RSS and heap, of the tapped server against the baseline; and what must be known to read them. */
export async function memoryRows({ what, seconds, baseline, open }: MemoryBench): Promise<{
  readonly rows: readonly (readonly string[])[];
  readonly notes: readonly string[];
}> {
  const ours: Growth[] = [];
  const plain: Growth[] = [];
  const rounds = Math.max(3, Math.round(seconds / secondsOfRound));
  while (ours.length < rounds) {
    ours.push(await growthOf('tapped', open));
    plain.push(await growthOf(baseline, open));
  }
  const slabs = formatNumber(median(ours.map(({ slabBytes }) => slabBytes)) / 1024);
  const rowOf = (name: string, valueOf: (growth: Growth) => number): readonly string[] =>
    row(`${what}, ${name}, KB`, ours.map(valueOf), plain.map(valueOf));
  return {
    rows: [rowOf('RSS', ({ rssBytes }) => rssBytes), rowOf('heap', ({ heapBytes }) => heapBytes)],
    notes: [
      `memory: ${connections} more beside ${earlierConnections}; a new server process for each of ${rounds} measurements of both; medians, after garbage collection`,
      `subtracted from ours: the log's slabs, ${slabs} KB by all connections together (1 MB a session at most)`,
    ],
  };
}
