/** The same camera by several ways, three of them into a video element, and how late each is. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { BenchModel } from '../../bench/bench-model.ts';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { startInPage } from '../../bench/page-run.ts';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import { calmly } from '../calmly.ts';
import { faceLine, shownFace } from '../trace-face.ts';
import { IntoVideoControls } from './IntoVideoControls.tsx';
import { IntoVideoFace } from './IntoVideoFace.tsx';
import {
  noReport,
  readIntoVideoReport,
  withResults,
  type IntoVideoReport,
  type WayResult,
} from './into-video-report.ts';
import { runIntoVideo } from './into-video-run.ts';
import type { IntoVideoSetting } from './ways.ts';
import '../demo-face.css';

const face = 'into-video';
/** The numbers below the screens change no faster than anybody reads. */
const drawMs = 200;

const firstSetting: IntoVideoSetting = {
  ways: ['img', 'capture', 'generator', 'mse'],
  seconds: 5,
  tune: 'zerolatency',
  fragment: 'frame',
};

export default function IntoVideoIsland({ id }: { readonly id: string }) {
  const services = useServices();
  const bench = useBenchModel(services, { id, needsLab: true, need: { a: 4, b: 0 } });
  const { screens, setting, report, newest, run } = useIntoVideo(bench);
  const running = bench?.state.value === 'running';
  const lines = () =>
    report.value === noReport ? [] : [faceLine(face, report.value, bench?.originUs.peek() ?? 0)];
  return (
    <BenchFrame
      id={id}
      title="Live · the camera in a video element"
      endpoint="GET /rtsp/mp4"
      services={services}
      model={bench}
      via={null}
      needsLab
      onRun={run}
      console={lines}
    >
      {({ trace }) => (
        <div class="demo-face into-video">
          <IntoVideoControls enabled={bench !== null && !running} setting={setting} />
          <IntoVideoFace
            {...shownFace(trace.value?.metadata ?? null, report.value, face, readIntoVideoReport)}
            screens={screens}
            ways={setting.value.ways}
            newest={trace.value === null ? newest.value : []}
            running={running && trace.value === null}
            isLive={trace.value === null}
          />
        </div>
      )}
    </BenchFrame>
  );
}

/** What is chosen, what is known, and what can be done. */
function useIntoVideo(bench: BenchModel | null) {
  const screens = {
    img: useRef<HTMLImageElement>(null),
    canvas: useRef<HTMLCanvasElement>(null),
    capture: useRef<HTMLVideoElement>(null),
    generator: useRef<HTMLVideoElement>(null),
    mse: useRef<HTMLVideoElement>(null),
  };
  const setting = useSignal(firstSetting);
  const report = useSignal<IntoVideoReport>(noReport);
  const newest = useSignal<readonly WayResult[]>([]);
  const draw = (results: readonly WayResult[]): void => {
    newest.value = results;
    report.value = withResults(report.peek(), results);
  };
  const run = (): void =>
    startInPage(bench, 'direct', async (lab) => {
      const [img, canvas] = [screens.img.current, screens.canvas.current];
      const [capture, generator] = [screens.capture.current, screens.generator.current];
      const mse = screens.mse.current;
      if (!img || !canvas || !capture || !generator || !mse) return;
      const tell = calmly(draw, drawMs, (delayMs, callback) => void setTimeout(callback, delayMs));
      await runIntoVideo(lab, { img, canvas, capture, generator, mse }, setting.peek(), tell);
    });
  return { screens, setting, report, newest, run };
}
