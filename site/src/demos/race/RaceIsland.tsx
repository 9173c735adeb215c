/** The race: one event source, delivered by every lane at once; guess first, then look. */
import { useSignal, type Signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { startInPage } from '../../bench/page-run.ts';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import type { LabSetting } from '../../cell/cell-message.ts';
import type { LabApi } from '../../cell/lab-api.ts';
import type { PageServices } from '../../lab/page-services.ts';
import { withDemoWorker } from '../worker/with-demo-worker.ts';
import { faceLine, shownFace, type ShownFace } from '../trace-face.ts';
import type { ReceivedEvent } from './race-lane.ts';
import { raceLanes } from './race-lanes.ts';
import { RaceModel, type RaceTerms } from './race-model.ts';
import { readRaceReport, type RaceReport } from './race-report.ts';
import { firstSetting } from './race-settings.ts';
import { RaceCharts } from './RaceCharts.tsx';
import { RaceControls } from './RaceControls.tsx';
import { RaceTable } from './RaceTable.tsx';
import { RaceVerdict } from './RaceVerdict.tsx';
import { startFeed, type FeedStart } from './start-feed.ts';
import { wireCosts } from './wire-cost.ts';
import '../demo-face.css';
import './race.css';

const face = 'race';

export default function RaceIsland({ id }: { readonly id: string }) {
  const services = useServices();
  const via = useSignal('direct');
  const bench = useBenchModel(services, { id, needsLab: true, need: { a: 4, b: 4 } });
  const model = useMemo(() => (services === null ? null : modelFor(services)), [services]);
  const setting = useSignal<FeedStart>(firstSetting);
  const guess = useSignal<string | null>(null);
  const run = (): void => {
    if (services === null || model === null || bench === null) return;
    startInPage(bench, via.peek(), (api, lab) => {
      const terms = { setting: setting.peek(), guess: guess.peek(), ...clockOf(services) };
      return raceInWorker(model, lab, api, terms);
    });
  };
  const report = model?.report.value ?? null;
  return (
    <BenchFrame
      id={id}
      title="The race"
      endpoint="POST /feed/start"
      services={services}
      model={bench}
      via={via}
      needsLab
      onRun={run}
      runLabel={guess.value === null ? 'Guess first' : 'Race'}
      runDisabled={guess.value === null}
      console={() => (report === null ? [] : [faceLine(face, report, bench?.originUs.peek() ?? 0)])}
    >
      {({ trace }) => (
        <RaceFace
          id={id}
          setting={setting}
          guess={guess}
          running={bench?.state.value === 'running'}
          {...shownFace(trace.value?.metadata ?? null, report, face, readRaceReport)}
        />
      )}
    </BenchFrame>
  );
}

interface FaceProps extends ShownFace<RaceReport> {
  readonly id: string;
  readonly setting: Signal<FeedStart>;
  readonly guess: Signal<string | null>;
  readonly running: boolean;
}

function RaceFace({ id, setting, guess, running, report, onlyBytes }: FaceProps) {
  return (
    <div class="demo-face">
      <RaceControls id={id} setting={setting} guess={guess} running={running} />
      <RaceVerdict report={report} onlyBytes={onlyBytes} />
      <RaceCharts report={report} />
      <RaceTable report={report} guess={report?.guess ?? guess.value} />
    </div>
  );
}

function raceInWorker(
  model: RaceModel,
  setting: LabSetting,
  lab: LabApi,
  terms: RaceTerms,
): Promise<void> {
  const worker = new Worker(new URL('./race-worker.ts', import.meta.url), { type: 'module' });
  return withDemoWorker(worker, setting, lab, (opened) =>
    model.race(lab, setting.run, terms, ({ id }, untilId, onEvent) =>
      opened.call(id, untilId, (told) => onEvent(told as ReceivedEvent)),
    ),
  );
}

function modelFor({ store }: PageServices): RaceModel {
  return new RaceModel({
    lanes: raceLanes,
    startFeed,
    costsOf: (run) => wireCosts(store.viewOf(run).entries),
    every: (intervalMs, callback) => {
      const timer = setInterval(callback, intervalMs);
      return () => clearInterval(timer);
    },
  });
}

/** An alignment that is worse than this tells nothing about a latency, in milliseconds. */
const usefulMs = 1000;

function clockOf({ lab }: PageServices): Pick<RaceTerms, 'uncertaintyMs'> {
  const uncertaintyMs = (lab.timeLine.alignment.peek()?.uncertaintyUs ?? Infinity) / 1000;
  return { uncertaintyMs: uncertaintyMs < usefulMs ? uncertaintyMs : null };
}
