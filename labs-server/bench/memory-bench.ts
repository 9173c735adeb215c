/** Memory of a held event stream, against the same with nothing but node:http. */
import { openEventStreams } from './event-stream-clients.ts';
import { memoryRows } from './memory-growth.ts';
import type { BenchOptions, Report } from './report.ts';

export async function benchMemory({ seconds }: BenchOptions): Promise<Report> {
  const { rows, notes } = await memoryRows({
    what: 'a held event stream',
    seconds,
    baseline: 'plain',
    open: (url, count) =>
      openEventStreams(`${url}/server-sent-events/events?heartbeatMs=120000`, count),
  });
  return {
    title: 'Memory of a held event stream',
    notes: ['plain: node:http alone, one handler that holds the response', ...notes],
    table: { headers: ['', 'tapped', 'plain', 'ratio', 'gate'], rows },
  };
}
