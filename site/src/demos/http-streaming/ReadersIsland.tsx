/** Chunks are not events: one stream, three readers side by side, and an intermediary to choose. */
import { useSignal } from '@preact/signals';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { intermediaries } from '../../bench/IntermediarySwitch.tsx';
import { startInPage } from '../../bench/page-run.ts';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import type { LabSetting } from '../../cell/cell-message.ts';
import type { LabApi } from '../../cell/lab-api.ts';
import { calmly } from '../calmly.ts';
import { withDemoWorker } from '../worker/with-demo-worker.ts';
import { startFeed } from '../race/start-feed.ts';
import { faceLine, shownFace } from '../trace-face.ts';
import {
  emptyReaders,
  readReadersReport,
  type Piece,
  type ReadersReport,
} from './readers-report.ts';
import { runReaders, type ReadersWorld } from './readers-run.ts';
import { ReadersFace } from './ReadersFace.tsx';
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
    startInPage(bench, via.peek(), (api, lab) =>
      readInWorker(lab, api, (change) => (report.value = change)),
    );
  const originUs = (): number => bench?.originUs.peek() ?? 0;
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
      console={() => (report.value === noReport ? [] : [faceLine(face, report.value, originUs())])}
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

/** Drawing each piece at once would cost more than anybody can read. */
const drawMs = 200;

function readInWorker(
  { via, ...rest }: LabSetting,
  lab: LabApi,
  draw: (report: ReadersReport) => void,
): Promise<void> {
  const worker = new Worker(new URL('./readers-worker.ts', import.meta.url), { type: 'module' });
  const path = intermediaries.find((one) => one.via === via)?.label ?? via;
  const tell = calmly(draw, drawMs, (delayMs, callback) => void setTimeout(callback, delayMs));
  return withDemoWorker(worker, { via, ...rest }, lab, (opened) => {
    const read: ReadersWorld['read'] = (reader, onPiece) =>
      opened.call(reader, null, (piece) => onPiece(piece as Piece));
    return runReaders(lab, { read, setting, startFeed, path, tell });
  });
}
