/** The camera as M-JPEG, and the same pictures as video: what it costs to send every picture whole. */
import { useSignal, type Signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { BenchModel } from '../../bench/bench-model.ts';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { startInPage } from '../../bench/page-run.ts';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import type { PageServices } from '../../lab/page-services.ts';
import { faceLine, shownFace } from '../trace-face.ts';
import { labOfRun } from './lab-of-run.ts';
import { NumberChoice } from './NumberChoice.tsx';
import { SizesFace } from './SizesFace.tsx';
import { readSizesReport, type SizesReport, type SizesSetting } from './sizes-report.ts';
import { runSizes } from './sizes-run.ts';
import '../demo-face.css';

const face = 'm-jpeg-sizes';

export default function SizesIsland({ id }: { readonly id: string }) {
  const services = useServices();
  const bench = useBenchModel(services, { id, needsLab: true, need: { a: 2, b: 0 } });
  const { canvas, setting, report, run } = useSizes(services, bench);
  const running = bench?.state.value === 'running';
  const lines = () =>
    report.value === null ? [] : [faceLine(face, report.value, bench?.originUs.peek() ?? 0)];
  return (
    <BenchFrame
      id={id}
      title="Live · what whole pictures cost"
      endpoint="GET /m-jpeg/stream?quality="
      services={services}
      model={bench}
      via={null}
      needsLab
      onRun={run}
      console={lines}
    >
      {({ trace }) => (
        <div class="demo-face m-jpeg">
          <SizesControls enabled={bench !== null && !running} setting={setting} />
          <SizesFace
            {...shownFace(trace.value?.metadata ?? null, report.value, face, readSizesReport)}
            canvas={canvas}
            running={running && trace.value === null}
            isLive={trace.value === null}
          />
        </div>
      )}
    </BenchFrame>
  );
}

/** What is chosen, what is known, and what can be done. */
function useSizes(services: PageServices | null, bench: BenchModel | null) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const setting = useSignal<SizesSetting>({ fps: 10, quality: 50, frames: 30 });
  const report = useSignal<SizesReport | null>(null);
  const run = (): void =>
    startInPage(bench, 'direct', async (lab, labSetting) => {
      if (services === null || canvas.current === null) return;
      await runSizes({
        lab,
        unseen: labOfRun(lab, labSetting, services.nextRun()),
        canvas: canvas.current,
        setting: setting.peek(),
        tell: (told) => (report.value = told),
      });
    });
  return { canvas, setting, report, run };
}

interface ControlProps {
  readonly enabled: boolean;
  readonly setting: Signal<SizesSetting>;
}

function SizesControls({ enabled, setting }: ControlProps) {
  const change = (part: Partial<SizesSetting>): void => {
    setting.value = { ...setting.peek(), ...part };
  };
  return (
    <div class="m-jpeg-controls">
      <fieldset disabled={!enabled}>
        <legend>the pictures</legend>
        <NumberChoice
          label="frames per second"
          value={setting.value.fps}
          choices={[2, 5, 10, 15, 30]}
          onChoose={(fps) => change({ fps })}
        />
        <NumberChoice
          label="quality of JPEG"
          value={setting.value.quality}
          choices={[10, 30, 50, 75]}
          onChoose={(quality) => change({ quality })}
        />
        <NumberChoice
          label="frames"
          value={setting.value.frames}
          choices={[10, 30, 60]}
          onChoose={(frames) => change({ frames })}
        />
      </fieldset>
    </div>
  );
}
