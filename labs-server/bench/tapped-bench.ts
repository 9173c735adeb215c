/** One load on the tapped and on the untapped server, compared by rate and by CPU. */
import { compare, cpuUsEach, perSecond, runPairs, type Work } from './paired-run.ts';
import type { Report } from './report.ts';
import { launchServer } from './server-link.ts';

export interface TappedBench {
  readonly title: string;
  /** What one operation is: `request`, `message`. */
  readonly unit: string;
  readonly seconds: number;
  /** Begins the load on a server; `url` is where the endpoints of one run are. */
  readonly open: (url: string) => Promise<Work>;
}

export async function benchTapped({ title, unit, seconds, open }: TappedBench): Promise<Report> {
  const server = launchServer();
  try {
    const pairs = await runPairs({
      measured: await open((await server.start('tapped')).url),
      baseline: await open((await server.start('untapped')).url),
      seconds,
      cpuUs: async () => (await server.usage()).cpuUs,
      nowMs: () => performance.now(),
    });
    return {
      title,
      notes: [
        'untapped: the same server with the same labs, its tap replaced by one that observes no socket',
        `${pairs.length} pairs of slices in one pair of processes; medians, and the median of the pairs' ratios`,
      ],
      table: {
        headers: ['', 'tapped', 'untapped', 'ratio', 'gate'],
        rows: [
          compare(`${unit}s/s`, pairs, perSecond, { atLeast: 0.85 }),
          compare(`server CPU, µs/${unit}`, pairs, cpuUsEach, { atMost: 1.15 }),
        ],
      },
    };
  } finally {
    await server.stop();
  }
}
