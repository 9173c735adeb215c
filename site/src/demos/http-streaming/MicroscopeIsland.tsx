/** The chunk microscope: type a body, see its chunk lines, break one, and compare three witnesses. */
import { useSignal } from '@preact/signals';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { startInPage } from '../../bench/page-run.ts';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import { shownTrace, viewOf } from '../shown-trace.ts';
import { faceLine, shownFace } from '../trace-face.ts';
import { nothingSeen, readMicroscopeReport, type MicroscopeReport } from './microscope-report.ts';
import { MicroscopeInputs } from './MicroscopeInputs.tsx';
import { MicroscopeWitnesses } from './MicroscopeWitnesses.tsx';
import { rightResponse } from './presets.ts';
import { sendRaw } from './send-raw.ts';
import type { DevToolsFacts } from './what-devtools-say.ts';
import '../demo-face.css';
import './microscope.css';

const face = 'chunk-microscope';

interface Props {
  readonly id: string;
  readonly facts: DevToolsFacts;
}

export default function MicroscopeIsland({ id, facts }: Props) {
  const services = useServices();
  const via = useSignal('direct');
  const bench = useBenchModel(services, { id, needsLab: true, need: { a: 2, b: 0 } });
  const response = useSignal(rightResponse);
  const report = useSignal<MicroscopeReport>(nothingSeen);
  const tell = (change: MicroscopeReport): void => void (report.value = change);
  const run = (): void =>
    startInPage(bench, via.peek(), (lab) => {
      tell(nothingSeen);
      return sendRaw(lab, response.peek(), tell);
    });
  const lines = () =>
    report.value === nothingSeen ? [] : [faceLine(face, report.value, bench?.originUs.peek() ?? 0)];
  return (
    <BenchFrame
      id={id}
      title="Chunk microscope"
      endpoint="GET /http-streaming/raw"
      services={services}
      model={bench}
      via={via}
      needsLab
      onRun={run}
      runLabel="Send"
      code={() => response.peek()}
      console={lines}
    >
      {({ trace }) => {
        const { metadata = null } = trace.value ?? {};
        const shown = shownFace(metadata, report.value, face, readMicroscopeReport);
        return (
          <div class="demo-face">
            <MicroscopeInputs response={response} />
            <MicroscopeWitnesses
              view={viewOf(shownTrace(trace.value, services, bench))}
              report={shown.report ?? nothingSeen}
              onlyBytes={shown.onlyBytes}
              facts={facts}
            />
          </div>
        );
      }}
    </BenchFrame>
  );
}
