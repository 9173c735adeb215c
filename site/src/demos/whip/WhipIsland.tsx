/** A page that publishes into Bob by WHIP. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { startInPage } from '../../bench/page-run.ts';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import { faceLine, shownFace } from '../trace-face.ts';
import { WhipControls } from './WhipControls.tsx';
import { WhipFace } from './WhipFace.tsx';
import { readWhipReport, type WhipReport } from './whip-report.ts';
import { runWhip, type WhipSetting } from './whip-run.ts';
import '../demo-face.css';

const face = 'whip';
const firstSetting: WhipSetting = { source: 'drawing', trickles: true, restartsIce: false };

export default function WhipIsland({ id }: { readonly id: string }) {
  const services = useServices();
  const bench = useBenchModel(services, { id, needsLab: true, need: { a: 1, b: 0 } });
  const setting = useSignal(firstSetting);
  const report = useSignal<WhipReport | null>(null);
  const video = useRef<HTMLVideoElement>(null);
  const running = bench?.state.value === 'running' || bench?.state.value === 'waiting';
  const show = (stream: MediaStream): void => {
    if (video.current === null) return;
    video.current.srcObject = stream;
    void video.current.play().catch(() => {});
  };
  const run = (): void => {
    report.value = null;
    startInPage(bench, 'direct', (lab) =>
      runWhip(lab, setting.peek(), show, (told) => void (report.value = told)),
    );
  };
  const lines = () =>
    report.value === null ? [] : [faceLine(face, report.value, bench?.originUs.peek() ?? 0)];
  return (
    <BenchFrame
      id={id}
      title="Live · publish by WHIP"
      endpoint="POST /whip/endpoint"
      services={services}
      model={bench}
      via={null}
      needsLab
      onRun={run}
      console={lines}
    >
      {({ trace }) => (
        <div class="demo-face whip">
          <WhipControls enabled={bench !== null && !running} setting={setting} />
          <WhipFace
            {...shownFace(trace.value?.metadata ?? null, report.value, face, readWhipReport)}
            video={video}
            isLive={trace.value === null && running}
          />
        </div>
      )}
    </BenchFrame>
  );
}
