/** The three charts of the race; they appear with its first sample. */
import { RaceChart } from './RaceChart.tsx';
import { raceLanes } from './race-lanes.ts';
import type { RaceModel } from './race-model.ts';
import { costSeries, latencySeries } from './race-series.ts';

const laneIds = raceLanes.map((lane) => lane.id);

export function RaceCharts({ model }: { readonly model: RaceModel | null }) {
  const deliveries = model?.deliveries.value ?? [];
  const samples = model?.samples.value ?? [];
  if (samples.length === 0) return null;
  return (
    <div class="race-charts">
      <RaceChart
        title="Latency"
        unit="ms, logarithmic"
        xLabel="event"
        lanes={raceLanes}
        series={latencySeries(deliveries, laneIds)}
        logarithmic
      />
      <RaceChart
        title="Cost"
        unit="bytes per event"
        xLabel="s"
        lanes={raceLanes}
        series={costSeries(samples, laneIds, 'bytesPerEvent')}
        logarithmic={false}
      />
      <RaceChart
        title="Requests"
        unit="so far"
        xLabel="s"
        lanes={raceLanes}
        series={costSeries(samples, laneIds, 'requests')}
        logarithmic={false}
      />
    </div>
  );
}
