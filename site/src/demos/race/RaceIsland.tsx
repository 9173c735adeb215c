/** The race: one event source, delivered by every lane at once; guess first, then look. */
import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { runInPage } from '../../bench/page-run.ts';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import { RaceChart } from './RaceChart.tsx';
import { RaceControls } from './RaceControls.tsx';
import { raceLanes } from './race-lanes.ts';
import { RaceModel } from './race-model.ts';
import type { FeedStart } from './start-feed.ts';
import { costSeries, latencySeries } from './race-series.ts';
import { RaceTable } from './RaceTable.tsx';
import './race.css';

const laneIds = raceLanes.map((lane) => lane.id);
const empty = { x: [], lanes: laneIds.map(() => []) };

export default function RaceIsland({ id }: { readonly id: string }) {
  const services = useServices();
  const bench = useBenchModel(services, { id, needsLab: true, need: { a: 2, b: 2 } });
  const model = useMemo(() => (services === null ? null : new RaceModel(services.store)), [services]);
  const setting = useSignal<FeedStart>({ rateHz: 2, payloadBytes: 46, eventCount: 20 });
  const guess = useSignal<string | null>(null);
  const run = (): void => {
    if (model === null || bench === null) return;
    void bench.start({
      via: 'direct',
      launch: (lab) =>
        runInPage(
          lab,
          (api) => model.race(api, lab.run, setting.peek()),
          (sentence) => void (bench.refusal.value = sentence),
        ),
    });
  };
  const deliveries = model?.deliveries.value ?? [];
  const samples = model?.samples.value ?? [];
  const started = samples.length > 0;
  return (
    <BenchFrame
      id={id}
      title="The race"
      endpoint="one feed, four ways to get it"
      services={services}
      model={bench}
      via={null}
      needsLab
      onRun={run}
      runLabel={guess.value === null ? 'Guess first' : 'Race'}
      runDisabled={guess.value === null}
    >
      <RaceControls setting={setting} guess={guess} running={bench?.state.value === 'running'} />
      <div class="race-charts" hidden={!started}>
        <RaceChart
          title="Latency"
          unit="ms, logarithmic"
          xLabel="event"
          lanes={raceLanes}
          series={started ? latencySeries(deliveries, laneIds) : empty}
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
      <RaceTable
        model={model}
        payloadBytes={setting.value.payloadBytes}
        guess={guess.value}
      />
    </BenchFrame>
  );
}
