/** Chunks are not events: one stream, three readers side by side, and an intermediary to choose. */
import { useSignal } from '@preact/signals';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { intermediaries } from '../../bench/IntermediarySwitch.tsx';
import { runInPage } from '../../bench/page-run.ts';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import { calmly } from '../calmly.ts';
import { startFeed } from '../race/start-feed.ts';
import { faceLine, shownFace } from '../trace-face.ts';
import { emptyReaders, readReadersReport } from './readers-report.ts';
import { runReaders, type ReadersWorld } from './readers-run.ts';
import { ReadersFace } from './ReadersFace.tsx';
import { streamReaders } from './stream-readers.ts';
import '../demo-face.css';
import './readers.css';

const face = 'three-readers';
const setting = { rateHz: 20, payloadBytes: 20, eventCount: 20 };
const noReport = emptyReaders('direct', setting.eventCount);

export default function ReadersIsland({ id }: { readonly id: string }) {
  const services = useServices();
  const bench = useBenchModel(services, { id, needsLab: true, need: { a: 2, b: 2 } });
  const via = useSignal('direct');
  const report = useSignal(noReport);
  const run = (): void =>
    void bench?.start({
      via: via.peek(),
      launch: (lab) => {
        const world = worldFor(lab.via, (change) => (report.value = change));
        return runInPage(
          lab,
          (api) => runReaders(api, world),
          (sentence) => void (bench.refusal.value = sentence),
        );
      },
    });
  const timeUs = bench?.originUs.peek() ?? 0;
  return (
    <BenchFrame
      id={id}
      title="Three readers of one stream"
      endpoint="GET /server-sent-events/events"
      services={services}
      model={bench}
      via={via}
      needsLab
      onRun={run}
      console={() => (report.value === noReport ? [] : [faceLine(face, report.value, timeUs)])}
    >
      {({ trace }) => {
        const metadata = trace.value?.metadata ?? null;
        const shown = shownFace(metadata, report.value, face, readReadersReport);
        const running = bench?.state.value === 'running' && metadata === null;
        return (
          <ReadersFace
            report={shown.report ?? noReport}
            running={running}
            onlyBytes={shown.onlyBytes}
          />
        );
      }}
    </BenchFrame>
  );
}

/** Drawing each piece at once would hold up the reading of the next. */
const drawMs = 200;

function worldFor(via: string, draw: ReadersWorld['tell']): ReadersWorld {
  const path = intermediaries.find((one) => one.via === via)?.label ?? via;
  const tell = calmly(draw, drawMs, (delayMs, callback) => void setTimeout(callback, delayMs));
  return { readers: streamReaders, setting, startFeed, path, tell };
}
