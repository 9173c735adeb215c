/** Eight EventSources to one origin: six open, two wait, and so does every other request to it. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { startInPage } from '../../bench/page-run.ts';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import { Announce } from '../Announce.tsx';
import { faceLine, shownFace, type ShownFace } from '../trace-face.ts';
import {
  limitWords,
  noReport,
  readLimitReport,
  streamCount,
  type LimitReport,
} from './limit-report.ts';
import { LimitTimeline } from './LimitTimeline.tsx';
import { LimitRun } from './six-connections.ts';
import '../demo-face.css';
import './six-connections.css';

const face = 'six-connections';
const holdMs = 25_000;
const need = { a: streamCount, b: 1 };

export default function SixConnectionsIsland({ id }: { readonly id: string }) {
  const services = useServices();
  const via = useSignal('direct');
  const bench = useBenchModel(services, { id, needsLab: true, need, allowStarvation: true });
  const report = useSignal<LimitReport>(noReport);
  const limitRun = useRef<LimitRun | null>(null);
  const tell = (change: LimitReport): void => void (report.value = change);
  const run = (): void =>
    startInPage(bench, via.peek(), (lab) => {
      limitRun.current = new LimitRun(lab, { openStream, ask, holdMs, tell });
      return limitRun.current.show();
    });
  const originUs = (): number => bench?.originUs.peek() ?? 0;
  return (
    <BenchFrame
      id={id}
      title="Six connections, eight streams"
      endpoint="GET /server-sent-events/held"
      services={services}
      model={bench}
      via={via}
      needsLab
      onRun={run}
      console={() => (report.value === noReport ? [] : [faceLine(face, report.value, originUs())])}
    >
      {({ trace }) => (
        <LimitFace
          {...shownFace(trace.value?.metadata ?? null, report.value, face, readLimitReport)}
          onClose={
            bench?.state.value === 'running' && trace.value === null
              ? (index) => limitRun.current?.close(index)
              : null
          }
        />
      )}
    </BenchFrame>
  );
}

interface FaceProps extends ShownFace<LimitReport> {
  readonly onClose: ((index: number) => void) | null;
}

function LimitFace({ report, onlyBytes, onClose }: FaceProps) {
  const shown = report ?? noReport;
  const words = limitWords(shown);
  return (
    <div class="demo-face limit">
      <p class="limit-words">
        <b>{onlyBytes ? 'This recording holds only the bytes of a run.' : words}</b>{' '}
        {onClose !== null && 'Close one, and see who is let in. Stop closes all of them.'}
      </p>
      <LimitTimeline report={shown} onClose={onClose} />
      <Announce sentence={shown === noReport ? '' : `Streams: ${words}`} />
    </div>
  );
}

function openStream(url: string): EventSource {
  return new EventSource(url);
}

async function ask(url: string, signal: AbortSignal): Promise<number> {
  const { status } = await fetch(url, { cache: 'no-store', signal });
  return status;
}
