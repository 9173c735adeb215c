/** A call in one page, or with Bob: two pictures, what can be changed while it runs, and getStats drawn live. */
import { useSignal, type Signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { BenchModel } from '../../bench/bench-model.ts';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { startInPage } from '../../bench/page-run.ts';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import { useStyles } from '../../styles/use-styles.ts';
import { faceLine, shownFace } from '../trace-face.ts';
import { readCallReport, type CallReport } from './call-report.ts';
import type { CallSide } from './call-side.ts';
import type { CallSession } from './call-session.ts';
import type { CallSource } from './call-source.ts';
import { CallControls } from './CallControls.tsx';
import { CallFace } from './CallFace.tsx';
import { runCall } from './open-call.ts';
import styles from './peer-connection.css?url';
import '../demo-face.css';

const face = 'mini-call';
const beforeRun =
  'Between two connections of this page nothing crosses the lab server. Choose Bob, call, and every datagram appears here.';

export default function MiniCallIsland({ id }: { readonly id: string }) {
  useStyles(styles);
  const services = useServices();
  const bench = useBenchModel(services, { id, needsLab: false, need: { a: 1, b: 0 } });
  const call = useCall(bench);
  const running = bench?.state.value === 'running';
  const report = reportOf(call.session, call.ranWith);
  const lines = () =>
    report === null ? [] : [faceLine(face, report, bench?.originUs.peek() ?? 0)];
  return (
    <BenchFrame
      id={id}
      title="Live · a call"
      endpoint="GET /webrtc/signaling"
      services={services}
      model={bench}
      via={null}
      needsLab={call.side.value !== 'page'}
      onRun={call.run}
      runLabel="Call"
      beforeRun={beforeRun}
      console={lines}
    >
      {({ trace }) => (
        <div class="demo-face call">
          <CallControls
            alive={bench !== null}
            {...call}
            session={running && trace.value === null ? call.session.value : null}
            losesPackets={call.ranWith.value === 'relay'}
            running={running}
          />
          <CallFace
            {...shownFace(trace.value?.metadata ?? null, report, face, readCallReport)}
            session={trace.value === null ? call.session.value : null}
            running={running && trace.value === null}
            screens={call.screens}
          />
        </div>
      )}
    </BenchFrame>
  );
}

function reportOf(session: Signal<CallSession | null>, side: Signal<CallSide>): CallReport | null {
  const samples = session.value?.samples.value ?? [];
  return samples.length === 0 ? null : { side: side.value, samples };
}

/** What is chosen, what is known, and what can be done. */
function useCall(bench: BenchModel | null) {
  const side = useSignal<CallSide>('page');
  const ranWith = useSignal<CallSide>('page');
  const source = useSignal<CallSource>('drawing');
  const echoCancellation = useSignal(true);
  const session = useSignal<CallSession | null>(null);
  const screens = {
    alice: useRef<HTMLVideoElement>(null),
    other: useRef<HTMLVideoElement>(null),
  };
  const run = (): void =>
    startInPage(bench, 'direct', (lab) => {
      session.value = null;
      ranWith.value = side.peek();
      const setting = {
        side: side.peek(),
        source: source.peek(),
        echoCancellation: echoCancellation.peek(),
      };
      return runCall(
        lab,
        setting,
        (begun) => (session.value = begun),
        (who, stream) => play(screens[who].current, stream),
      );
    });
  return { side, ranWith, source, echoCancellation, session, screens, run };
}

function play(video: HTMLVideoElement | null, stream: MediaStream): void {
  if (video === null || video.srcObject === stream) return;
  video.srcObject = stream;
  // It plays as soon as there is a frame.
  video.play().catch(() => undefined);
}
