/** Requests per second and CPU per request of a small JSON endpoint, tapped against untapped. */
import { openHttpLoad } from './http-load.ts';
import type { BenchOptions, Report } from './report.ts';
import { benchTapped } from './tapped-bench.ts';

const connections = 16;

export function benchHttp({ seconds }: BenchOptions): Promise<Report> {
  return benchTapped({
    title: `HTTP: GET /polling/latest on ${connections} keep-alive connections`,
    unit: 'request',
    seconds,
    async open(url) {
      await fetch(`${url}/feed/publish`, { method: 'POST', body: 'the newest event' });
      return openHttpLoad(`${url}/polling/latest`, connections);
    },
  });
}
