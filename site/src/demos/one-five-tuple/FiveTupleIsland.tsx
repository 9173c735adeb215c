/** A call with Bob, and everything that crosses its one pair of addresses. */
import { useSignal } from '@preact/signals';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { startInPage } from '../../bench/page-run.ts';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import type { WireLink } from '../../wire-view/wire-link.ts';
import { shownTrace } from '../shown-trace.ts';
import { faceLine, shownFace } from '../trace-face.ts';
import { FiveTupleControls } from './FiveTupleControls.tsx';
import { FiveTupleFace } from './FiveTupleFace.tsx';
import { readFiveTupleReport, type FiveTupleReport } from './five-tuple-report.ts';
import { runFiveTuple, type FiveTupleSetting } from './five-tuple-run.ts';
import '../demo-face.css';

const face = 'one-five-tuple';

export default function FiveTupleIsland({ id }: { readonly id: string }) {
  const services = useServices();
  const bench = useBenchModel(services, { id, needsLab: true, need: { a: 1, b: 0 } });
  const setting = useSignal<FiveTupleSetting>({ message: 'Hello Bob', sendsVideo: true });
  const report = useSignal<FiveTupleReport | null>(null);
  const mark = useSignal<WireLink | null>(null);
  const running = bench?.state.value === 'running' || bench?.state.value === 'waiting';
  const run = (): void => {
    report.value = null;
    mark.value = null;
    startInPage(bench, 'direct', (lab) =>
      runFiveTuple(lab, setting.peek(), (told) => void (report.value = told)),
    );
  };
  const lines = () =>
    report.value === null ? [] : [faceLine(face, report.value, bench?.originUs.peek() ?? 0)];
  return (
    <BenchFrame
      id={id}
      title="Live · one pair of addresses"
      endpoint="POST /webrtc/offer"
      services={services}
      model={bench}
      via={null}
      needsLab
      onRun={run}
      mark={mark.value}
      console={lines}
      beforeRun="Press Run: the offer and the answer appear here, and every datagram between your browser and Bob."
    >
      {({ trace }) => (
        <div class="demo-face five-tuple">
          <FiveTupleControls enabled={bench !== null && !running} setting={setting} />
          <FiveTupleFace
            {...shownFace(trace.value?.metadata ?? null, report.value, face, readFiveTupleReport)}
            shown={shownTrace(trace.value, services, bench)}
            onShow={(record) => {
              mark.value = { bench: id, lane: 'socket', record, fieldPath: null };
            }}
          />
        </div>
      )}
    </BenchFrame>
  );
}
