/** The student's own call, tapped, and how two people find out. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { startInPage } from '../../bench/page-run.ts';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import { faceLine, shownFace } from '../trace-face.ts';
import { MalloryCall } from './mallory-call.ts';
import { MalloryFace } from './MalloryFace.tsx';
import { readMalloryReport, type MalloryReport } from './mallory-report.ts';
import { ServerChoice } from './ServerChoice.tsx';
import '../demo-face.css';

const face = 'mallory';

export default function MalloryIsland({ id }: { readonly id: string }) {
  const services = useServices();
  const bench = useBenchModel(services, { id, needsLab: true, need: { a: 1, b: 0 } });
  const server = useSignal('mallory');
  const report = useSignal<MalloryReport | null>(null);
  const call = useRef<MalloryCall | null>(null);
  const running = bench?.state.value === 'running' || bench?.state.value === 'waiting';
  const run = (): void =>
    startInPage(bench, 'direct', async (lab) => {
      call.current = new MalloryCall(lab, server.peek(), (told) => void (report.value = told));
      await call.current.run();
    });
  const lines = () =>
    report.value === null ? [] : [faceLine(face, report.value, bench?.originUs.peek() ?? 0)];
  return (
    <BenchFrame
      id={id}
      title="Live · who is in the middle?"
      endpoint="GET /mallory/signaling"
      services={services}
      model={bench}
      via={null}
      needsLab
      onRun={run}
      runLabel="Call"
      console={lines}
      beforeRun="Press Call: the descriptions that cross the server appear here, and every datagram that Mallory decrypts."
    >
      {({ trace }) => (
        <div class="demo-face mallory">
          <ServerChoice enabled={bench !== null && !running} chosen={server} />
          <MalloryFace
            {...shownFace(trace.value?.metadata ?? null, report.value, face, readMalloryReport)}
            isLive={running && trace.value === null}
            onSend={(from, text) => call.current?.send(from, text)}
            onReveal={() => call.current?.reveal()}
          />
        </div>
      )}
    </BenchFrame>
  );
}
