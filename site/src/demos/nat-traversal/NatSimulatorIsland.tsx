/** The NAT simulator: draw two networks, predict, run, and see which packet died at which box. */
import { useSignal } from '@preact/signals';
import type { BenchModel } from '../../bench/bench-model.ts';
import type { RecordedTrace } from '../../bench/recorded-trace.ts';
import type { NatScenario } from '@wireside/labs-server/wire/nat/nat-scenario.ts';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { startInPage } from '../../bench/page-run.ts';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import { useStyles } from '../../styles/use-styles.ts';
import { faceLine, shownFace } from '../trace-face.ts';
import { runScenario } from './nat-lab.ts';
import type { Prediction } from './nat-prediction.ts';
import { natPresets } from './nat-presets.ts';
import { readNatReport, type NatReport } from './nat-report.ts';
import natStyles from './nat.css?url';
import natRunStyles from './nat-run.css?url';
import { NatControls } from './NatControls.tsx';
import { NatPrediction } from './NatPrediction.tsx';
import { NatRunView } from './NatRunView.tsx';
import '../demo-face.css';

const face = 'nat-simulator';

export default function NatSimulatorIsland({ id }: { readonly id: string }) {
  useStyles(natStyles);
  useStyles(natRunStyles);
  const services = useServices();
  const bench = useBenchModel(services, { id, needsLab: true, need: { a: 1, b: 0 } });
  const simulator = useSimulator(bench);
  return (
    <BenchFrame
      id={id}
      title="NAT simulator"
      endpoint="GET /nat-traversal/run"
      services={services}
      model={bench}
      via={null}
      needsLab
      onRun={simulator.run}
      beforeRun="Press Run: the request for the run and its answer appear here. The packets of the virtual network are above; they crossed no socket."
      console={simulator.lines}
    >
      {({ trace }) => (
        <SimulatorFace id={id} bench={bench} simulator={simulator} trace={trace.value} />
      )}
    </BenchFrame>
  );
}

/** What was drawn and predicted, and the run of it. */
function useSimulator(bench: BenchModel | null) {
  const scenario = useSignal(natPresets[0].scenario);
  const prediction = useSignal<Prediction | null>(null);
  const live = useSignal<NatReport | null>(null);
  return {
    scenario,
    prediction,
    live,
    run: (): void =>
      startInPage(bench, 'direct', async (lab) => {
        live.value = await runScenario(lab, scenario.peek(), prediction.peek());
      }),
    /** Another drawing has no prediction and no run yet. */
    change(next: NatScenario): void {
      scenario.value = next;
      prediction.value = null;
      live.value = null;
    },
    lines: () =>
      live.value === null ? [] : [faceLine(face, live.value, bench?.originUs.peek() ?? 0)],
  };
}

interface FaceProps {
  readonly id: string;
  readonly bench: BenchModel | null;
  readonly simulator: ReturnType<typeof useSimulator>;
  readonly trace: RecordedTrace | null;
}

function SimulatorFace({ id, bench, simulator, trace }: FaceProps) {
  const { scenario, prediction, live, change } = simulator;
  const metadata = trace?.metadata ?? null;
  const { report, onlyBytes } = shownFace(metadata, live.value, face, readNatReport);
  const isRecorded = trace !== null;
  return (
    <div class="demo-face nat">
      <NatControls
        scenario={isRecorded && report !== null ? report.scenario : scenario.value}
        disabled={bench === null || isRecorded}
        onChange={change}
      />
      <NatPrediction
        name={id}
        chosen={isRecorded ? (report?.prediction ?? null) : prediction.value}
        disabled={bench === null || report !== null}
        onChoose={(chosen) => (prediction.value = chosen)}
      />
      {onlyBytes && <p class="nat-note">This recording holds only the bytes of a run.</p>}
      <NatRunView
        scenario={report?.scenario ?? scenario.value}
        report={report}
        waiting="Predict, then press Run: every packet appears here, and the box that acted on it."
      />
    </div>
  );
}
