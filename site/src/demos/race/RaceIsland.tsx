/** The race: one event source, delivered by every lane at once; guess first, then look. */
import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { runInPage } from '../../bench/page-run.ts';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import { RaceCharts } from './RaceCharts.tsx';
import { RaceControls } from './RaceControls.tsx';
import { RaceModel } from './race-model.ts';
import type { FeedStart } from './start-feed.ts';
import { RaceTable } from './RaceTable.tsx';
import './race.css';

export default function RaceIsland({ id }: { readonly id: string }) {
  const services = useServices();
  const bench = useBenchModel(services, { id, needsLab: true, need: { a: 2, b: 2 } });
  const model = useMemo(
    () => (services === null ? null : new RaceModel(services.store)),
    [services],
  );
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
      <RaceCharts model={model} />
      <RaceTable model={model} payloadBytes={setting.value.payloadBytes} guess={guess.value} />
    </BenchFrame>
  );
}
