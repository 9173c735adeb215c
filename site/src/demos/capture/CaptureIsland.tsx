/** Capture, process, deliver: from a source of the student's choice to the screen, with the objects marked. */
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import { faceLine, shownFace } from '../trace-face.ts';
import { CaptureControls } from './CaptureControls.tsx';
import { CaptureFace } from './CaptureFace.tsx';
import { readCaptureReport } from './capture-report.ts';
import { useCapture } from './use-capture.ts';
import '../demo-face.css';

const face = 'capture-and-detect';

export default function CaptureIsland({ id }: { readonly id: string }) {
  const services = useServices();
  const bench = useBenchModel(services, { id, needsLab: true, need: { a: 3, b: 0 } });
  const capture = useCapture(services, bench);
  const state = bench?.state.value;
  const running = state === 'running' || state === 'waiting';
  const lines = () => {
    const report = capture.report.value;
    return report === null ? [] : [faceLine(face, report, bench?.originUs.peek() ?? 0)];
  };
  return (
    <BenchFrame
      id={id}
      title="Live · capture and detect"
      endpoint="GET /m-jpeg/webcam, /stream, /snapshot"
      services={services}
      model={bench}
      via={null}
      needsLab
      onRun={capture.run}
      console={lines}
    >
      {({ trace }) => (
        <div class="demo-face capture">
          <CaptureControls
            alive={bench !== null}
            running={running}
            setting={capture.setting}
            onSnapshot={capture.shoot}
          />
          <CaptureFace
            {...shownFace(
              trace.value?.metadata ?? null,
              capture.report.value,
              face,
              readCaptureReport,
            )}
            capture={capture}
            running={running && trace.value === null}
            isLive={trace.value === null}
          />
        </div>
      )}
    </BenchFrame>
  );
}
