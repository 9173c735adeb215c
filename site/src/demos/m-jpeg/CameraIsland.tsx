/** The camera as M-JPEG, in two readers side by side. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { BenchModel } from '../../bench/bench-model.ts';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { startInPage } from '../../bench/page-run.ts';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import { faceLine, shownFace } from '../trace-face.ts';
import { CameraAddresses } from './CameraAddresses.tsx';
import { cameraAddresses, type LabAddress } from './camera-addresses.ts';
import { CameraControls } from './CameraControls.tsx';
import { CameraFace } from './CameraFace.tsx';
import {
  noCamera,
  readCameraReport,
  withRun,
  type CameraReport,
  type CameraSetting,
} from './camera-report.ts';
import { runCamera } from './camera-run.ts';
import '../demo-face.css';

const face = 'm-jpeg-camera';

const firstSetting: CameraSetting = {
  fps: 10,
  quality: 50,
  boxes: false,
  threshold: 30,
  flush: 'before',
  frames: 30,
};

export default function CameraIsland({ id }: { readonly id: string }) {
  const services = useServices();
  const bench = useBenchModel(services, { id, needsLab: true, need: { a: 3, b: 0 } });
  const { canvas, image, setting, report, address, run } = useCamera(bench);
  const running = bench?.state.value === 'running';
  const lines = () =>
    report.value === noCamera ? [] : [faceLine(face, report.value, bench?.originUs.peek() ?? 0)];
  return (
    <BenchFrame
      id={id}
      title="Live · the camera as M-JPEG"
      endpoint="GET /m-jpeg/stream"
      services={services}
      model={bench}
      via={null}
      needsLab
      onRun={run}
      console={lines}
    >
      {({ trace }) => (
        <div class="demo-face m-jpeg">
          <CameraControls enabled={bench !== null && !running} setting={setting} />
          <CameraFace
            {...shownFace(trace.value?.metadata ?? null, report.value, face, readCameraReport)}
            {...{ canvas, image }}
            running={running && trace.value === null}
            isLive={trace.value === null}
          />
          {address.value !== null && (
            <CameraAddresses rows={cameraAddresses(address.value, setting.value)} />
          )}
        </div>
      )}
    </BenchFrame>
  );
}

/** What is chosen, what is known, and what can be done. */
function useCamera(bench: BenchModel | null) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const image = useRef<HTMLImageElement>(null);
  const setting = useSignal(firstSetting);
  const report = useSignal<CameraReport>(noCamera);
  /** Where the newest run asked; its address serves other programs too. */
  const address = useSignal<LabAddress | null>(null);
  const run = (): void =>
    startInPage(bench, 'direct', async (lab) => {
      if (!canvas.current || !image.current) return;
      const screens = { canvas: canvas.current, image: image.current };
      address.value = lab.url;
      await runCamera(lab, screens, setting.peek(), (run) => {
        report.value = withRun(report.peek(), run);
      });
    });
  return { canvas, image, setting, report, address, run };
}
