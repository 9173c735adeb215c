/** A reader that is too slow, a steady one beside it, and the counters of the server. */
import { useSignal, type Signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { BenchModel } from '../../bench/bench-model.ts';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { startInPage } from '../../bench/page-run.ts';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import type { PageServices } from '../../lab/page-services.ts';
import { faceLine, shownFace } from '../trace-face.ts';
import { labOfRun } from './lab-of-run.ts';
import { SlowFace } from './SlowFace.tsx';
import { paces, readSlowReport, type Pace, type SlowReport } from './slow-report.ts';
import { runSlowReader } from './slow-run.ts';
import { paceWords } from './slow-words.ts';
import '../demo-face.css';

const face = 'm-jpeg-slow';

export default function SlowIsland({ id }: { readonly id: string }) {
  const services = useServices();
  const bench = useBenchModel(services, { id, needsLab: true, need: { a: 3, b: 0 } });
  const { canvases, pace, report, run } = useSlowReader(services, bench);
  const running = bench?.state.value === 'running';
  const lines = () =>
    report.value === null ? [] : [faceLine(face, report.value, bench?.originUs.peek() ?? 0)];
  return (
    <BenchFrame
      id={id}
      title="Live · a reader that is too slow"
      endpoint="GET /m-jpeg/status"
      services={services}
      model={bench}
      via={null}
      needsLab
      onRun={run}
      console={lines}
      beforeRun="Press Run: the page asks the lab server for its counters every half second. The pictures themselves are not shown here, they would be megabytes per second."
    >
      {({ trace }) => (
        <div class="demo-face m-jpeg">
          <PaceControls enabled={bench !== null && !running} pace={pace} />
          <SlowFace
            {...shownFace(trace.value?.metadata ?? null, report.value, face, readSlowReport)}
            canvases={canvases}
            isLive={trace.value === null}
          />
        </div>
      )}
    </BenchFrame>
  );
}

/** What is chosen, what is known, and what can be done. */
function useSlowReader(services: PageServices | null, bench: BenchModel | null) {
  const canvases = {
    steady: useRef<HTMLCanvasElement>(null),
    slow: useRef<HTMLCanvasElement>(null),
  };
  const pace = useSignal<Pace>('piece');
  const report = useSignal<SlowReport | null>(null);
  const run = (): void =>
    startInPage(bench, 'direct', async (lab, setting) => {
      const { steady, slow } = { steady: canvases.steady.current, slow: canvases.slow.current };
      if (services === null || steady === null || slow === null) return;
      const streamsRun = services.nextRun();
      const streams = labOfRun(lab, setting, streamsRun);
      await runSlowReader({
        lab,
        streams,
        streamsRun,
        screens: { steady, slow },
        pace: pace.peek(),
        tell: (told) => (report.value = told),
      });
    });
  return { canvases, pace, report, run };
}

interface ControlProps {
  readonly enabled: boolean;
  readonly pace: Signal<Pace>;
}

function PaceControls({ enabled, pace }: ControlProps) {
  return (
    <div class="m-jpeg-controls">
      <fieldset disabled={!enabled}>
        <legend>the slow reader reads, until 45 frames are dropped</legend>
        {paces.map((choice) => (
          <label key={choice} class="m-jpeg-choice">
            <input
              type="radio"
              name="m-jpeg-pace"
              checked={pace.value === choice}
              onChange={() => (pace.value = choice)}
            />
            <span>{paceWords[choice]}</span>
          </label>
        ))}
      </fieldset>
    </div>
  );
}
