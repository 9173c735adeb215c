/** A stream with a wrong Content-Length, or with the delimiter in its data, for three readers. */
import { useSignal, type Signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { BenchModel } from '../../bench/bench-model.ts';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { startInPage } from '../../bench/page-run.ts';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import { faceLine, shownFace } from '../trace-face.ts';
import { SplitterFace } from './SplitterFace.tsx';
import {
  lengthFields,
  noSplit,
  readSplitReport,
  withSplitRun,
  type SplitReport,
  type SplitSetting,
} from './splitter-report.ts';
import { noThumbnails, runSplitter, type Thumbnails } from './splitter-run.ts';
import { lengthWords } from './splitter-words.ts';
import '../demo-face.css';

const face = 'm-jpeg-splitter';

export default function SplitterIsland({ id }: { readonly id: string }) {
  const services = useServices();
  const bench = useBenchModel(services, { id, needsLab: true, need: { a: 2, b: 0 } });
  const { image, setting, report, thumbnails, run } = useSplitter(bench);
  const running = bench?.state.value === 'running';
  const lines = () =>
    report.value === noSplit ? [] : [faceLine(face, report.value, bench?.originUs.peek() ?? 0)];
  return (
    <BenchFrame
      id={id}
      title="Live · where does a part end?"
      endpoint="GET /m-jpeg/stream?length="
      services={services}
      model={bench}
      via={null}
      needsLab
      onRun={run}
      console={lines}
    >
      {({ trace }) => (
        <div class="demo-face m-jpeg">
          <SplitControls enabled={bench !== null && !running} setting={setting} />
          <SplitterFace
            {...shownFace(trace.value?.metadata ?? null, report.value, face, readSplitReport)}
            image={image}
            thumbnails={thumbnails.value}
            running={running && trace.value === null}
            isLive={trace.value === null}
          />
        </div>
      )}
    </BenchFrame>
  );
}

/** What is chosen, what is known, and what can be done. */
function useSplitter(bench: BenchModel | null) {
  const image = useRef<HTMLImageElement>(null);
  const setting = useSignal<SplitSetting>({ length: 'short', boundaryInData: false });
  const report = useSignal<SplitReport>(noSplit);
  const thumbnails = useSignal<Thumbnails>(noThumbnails);
  const run = (): void =>
    startInPage(bench, 'direct', async (lab) => {
      if (image.current === null) return;
      thumbnails.value = noThumbnails;
      const outcome = await runSplitter(lab, image.current, setting.peek());
      report.value = withSplitRun(report.peek(), outcome.run);
      thumbnails.value = outcome.thumbnails;
    });
  return { image, setting, report, thumbnails, run };
}

interface ControlProps {
  readonly enabled: boolean;
  readonly setting: Signal<SplitSetting>;
}

function SplitControls({ enabled, setting }: ControlProps) {
  const change = (part: Partial<SplitSetting>): void => {
    setting.value = { ...setting.peek(), ...part };
  };
  return (
    <div class="m-jpeg-controls">
      <fieldset disabled={!enabled}>
        <legend>the Content-Length of each part</legend>
        {lengthFields.map((length) => (
          <label key={length} class="m-jpeg-choice">
            <input
              type="radio"
              name="m-jpeg-length"
              checked={setting.value.length === length}
              onChange={() => change({ length })}
            />
            <span>{lengthWords[length]}</span>
          </label>
        ))}
      </fieldset>
      <fieldset disabled={!enabled}>
        <legend>its data</legend>
        <label class="m-jpeg-choice">
          <input
            type="checkbox"
            checked={setting.value.boundaryInData}
            onChange={({ currentTarget }) => change({ boundaryInData: currentTarget.checked })}
          />
          <span>the delimiter line occurs in it, as a comment of the JPEG</span>
        </label>
      </fieldset>
    </div>
  );
}
