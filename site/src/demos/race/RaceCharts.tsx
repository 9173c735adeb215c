/** The three charts of the race. Their places are there before it, so that nothing jumps. */
import { useMemo } from 'preact/hooks';
import { raceLanes } from './race-lanes.ts';
import type { RaceReport } from './race-report.ts';
import { costSeries, latencySeries } from './race-series.ts';
import { durationSeconds } from './race-settings.ts';
import { RaceChart } from './RaceChart.tsx';

const laneIds = raceLanes.map((lane) => lane.id);

export function RaceCharts({ report }: { readonly report: RaceReport | null }) {
  const { deliveries = [], samples = [], setting } = report ?? {};
  const latency = useMemo(() => latencySeries(deliveries, laneIds), [deliveries]);
  const bytes = useMemo(() => costSeries(samples, laneIds, 'bytesPerEvent'), [samples]);
  const requests = useMemo(() => costSeries(samples, laneIds, 'requests'), [samples]);
  const overTime = {
    lanes: raceLanes,
    byEvent: false,
    xRange: [0, setting === undefined ? 1 : durationSeconds(setting)],
  } as const;
  const overEvents = {
    lanes: raceLanes,
    byEvent: true,
    xRange: [1, setting?.eventCount ?? 2],
  } as const;
  return (
    <div class="race-charts">
      <RaceChart title="Latency" unit="ms, by event" look={overEvents} series={latency} />
      <RaceChart title="Cost" unit="bytes per event, by second" look={overTime} series={bytes} />
      <RaceChart title="Requests" unit="so far, by second" look={overTime} series={requests} />
    </div>
  );
}
