/** The timeline of Engine.IO: from polling over the upgrade to WebSocket, read from the bytes on the wire. */
import { useSignal, type Signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import type { BenchModel } from '../../bench/bench-model.ts';
import { startInPage } from '../../bench/page-run.ts';
import type { RecordedRun } from '../../bench/recorded-run.ts';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import type { LabApi } from '../../cell/lab-api.ts';
import type { PageServices } from '../../lab/page-services.ts';
import { Announce } from '../Announce.tsx';
import { shownTrace, viewOf } from '../shown-trace.ts';
import { faceLine, shownFace } from '../trace-face.ts';
import { ChatRun } from './chat-run.ts';
import {
  chatWords,
  nothingSeen,
  readChatReport,
  type ChatReport,
  type SeenLine,
} from './chat-report.ts';
import { PacketList } from './PacketList.tsx';
import { timelineRows } from './timeline-rows.ts';
import { TimelineControls } from './TimelineControls.tsx';
import '../demo-face.css';

const face = 'socket-io-timeline';

/** Only a run needs the library. */
const loadClient = () => import('socket.io-client');

export default function TimelineIsland({ id }: { readonly id: string }) {
  const services = useServices();
  const via = useSignal('direct');
  const bench = useBenchModel(services, { id, needsLab: true, need: { a: 3, b: 0 } });
  const { report, chat, run } = useChat(bench, via);
  const originUs = (): number => bench?.originUs.value ?? 0;
  const lines = () =>
    report.peek() === nothingSeen ? [] : [faceLine(face, report.peek(), originUs())];
  return (
    <BenchFrame
      id={id}
      title="The timeline of Engine.IO"
      endpoint="GET /socket-io/chat/"
      services={services}
      model={bench}
      via={via}
      needsLab
      onRun={run}
      console={lines}
    >
      {(recorded) => (
        <TimelineFace
          id={id}
          via={via}
          chat={chat.value}
          recorded={recorded}
          services={services}
          bench={bench}
          report={report.value}
          originUs={originUs()}
        />
      )}
    </BenchFrame>
  );
}

/** The chat of the newest run, and what its script has seen. */
function useChat(bench: BenchModel | null, via: Signal<string>) {
  const report = useSignal<ChatReport>(nothingSeen);
  const chat = useSignal<ChatRun | null>(null);
  const show = async (lab: LabApi): Promise<void> => {
    const opened = new ChatRun(lab, {
      load: loadClient,
      tell: (told) => void (report.value = told),
    });
    chat.value = opened;
    await opened.show();
    if (chat.peek() === opened) chat.value = null;
  };
  const run = (): void => startInPage(bench, via.peek(), show);
  return { report, chat, run };
}

interface FaceProps {
  readonly id: string;
  readonly via: Signal<string>;
  readonly chat: ChatRun | null;
  readonly recorded: RecordedRun;
  readonly services: PageServices | null;
  readonly bench: BenchModel | null;
  readonly report: ChatReport;
  readonly originUs: number;
}

function TimelineFace(props: FaceProps) {
  const { id, via, chat, recorded, services, bench, report, originUs } = props;
  const trace = recorded.trace.value;
  const shown = shownFace(trace?.metadata ?? null, report, face, readChatReport);
  const seen = shown.report ?? nothingSeen;
  const view = viewOf(shownTrace(trace, services, bench));
  const [uses, setUses] = useState(0);
  return (
    <div class="demo-face eio">
      <TimelineControls
        id={id}
        via={via}
        chat={trace === null && seen.state === 'connected' ? chat : null}
        words={chatWords(seen)}
        onUse={() => setUses((count) => count + 1)}
      />
      <PacketList
        rows={view === null ? [] : timelineRows(view.entries)}
        originUs={trace === null ? originUs : (view?.firstTimeUs ?? 0)}
        run={trace === null ? (bench?.run.value ?? null) : null}
        uses={uses}
      />
      <SeenLines lines={seen.lines} />
      <Announce sentence={seen === nothingSeen ? '' : chatWords(seen)} />
    </div>
  );
}

function SeenLines({ lines }: { readonly lines: readonly SeenLine[] }) {
  return (
    <section class="eio-seen" aria-label="What script saw">
      <h3>What script saw</h3>
      {lines.length === 0 ? (
        <p class="eio-empty">Nothing yet: connect, disconnect and events appear here.</p>
      ) : (
        <ol>
          {lines.map(({ atMs, text }, index) => (
            <li key={index}>
              <span class="eio-time">{atMs} ms</span> <code>{text}</code>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
