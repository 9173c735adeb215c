/** Objects in the frames of the camera, found by the page itself or by the lab server. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { BenchModel } from '../../bench/bench-model.ts';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { startInPage } from '../../bench/page-run.ts';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import { useStyles } from '../../styles/use-styles.ts';
import { faceLine, shownFace } from '../trace-face.ts';
import detectStyles from './detect.css?url';
import { DetectControls } from './DetectControls.tsx';
import { DetectFace } from './DetectFace.tsx';
import {
  noDetection,
  readDetectReport,
  withDetectRun,
  type DetectReport,
  type DetectSetting,
} from './detect-report.ts';
import { loadedByteLength, runDetection } from './detect-run.ts';
import '../demo-face.css';

const face = 'detect-in-browser';

const firstSetting: DetectSetting = {
  looker: 'page',
  fps: 10,
  quality: 50,
  threshold: 30,
  frames: 100,
};

export default function DetectIsland({ id }: { readonly id: string }) {
  useStyles(detectStyles);
  const services = useServices();
  const bench = useBenchModel(services, { id, needsLab: true, need: { a: 2, b: 0 } });
  const { canvas, overlay, setting, report, loadedBytes, run } = useDetection(bench);
  const running = bench?.state.value === 'running';
  const lines = () =>
    report.value === noDetection ? [] : [faceLine(face, report.value, bench?.originUs.peek() ?? 0)];
  return (
    <BenchFrame
      id={id}
      title="Live · who looks for objects?"
      endpoint="GET /m-jpeg/stream"
      services={services}
      model={bench}
      via={null}
      needsLab
      onRun={run}
      console={lines}
    >
      {({ trace }) => (
        <div class="demo-face detect">
          <DetectControls alive={bench !== null} running={running} setting={setting} />
          <DetectFace
            {...shownFace(trace.value?.metadata ?? null, report.value, face, readDetectReport)}
            {...{ canvas, overlay }}
            running={running && trace.value === null}
            loadedBytes={running && trace.value === null ? loadedBytes.value : null}
            toLoadBytes={loadedByteLength}
            isLive={trace.value === null}
          />
        </div>
      )}
    </BenchFrame>
  );
}

/** What is chosen, what is known, and what can be done. */
function useDetection(bench: BenchModel | null) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const setting = useSignal(firstSetting);
  const report = useSignal<DetectReport>(noDetection);
  const loadedBytes = useSignal<number | null>(null);
  const run = (): void =>
    startInPage(bench, 'direct', async (lab) => {
      if (!canvas.current || !overlay.current) return;
      const screens = { canvas: canvas.current, overlay: overlay.current };
      await runDetection(lab, screens, setting.peek(), {
        loading: (byteLength) => void (loadedBytes.value = byteLength),
        tell: (run) => void (report.value = withDetectRun(report.peek(), run)),
        threshold: () => setting.peek().threshold,
      });
    });
  return { canvas, overlay, setting, report, loadedBytes, run };
}
