/** Two real documents of two origins: whom A means, whom B believes, and what came of it. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { startInPage } from '../../bench/page-run.ts';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import type { PageServices } from '../../lab/page-services.ts';
import type { LabApi } from '../../cell/lab-api.ts';
import { faceLine, shownFace } from '../trace-face.ts';
import { sendMessage } from './messenger.ts';
import { checks, targets } from './messenger-choices.ts';
import {
  noReport,
  readMessengerReport,
  withRow,
  type MessengerReport,
  type MessengerRow,
} from './messenger-report.ts';
import { MessengerFace, type MessengerChoice } from './MessengerFace.tsx';
import { useStyles } from '../../styles/use-styles.ts';
import tableStyles from './messenger-table.css?url';

const face = 'messenger';
const need = { a: 2, b: 2 };

export default function MessengerIsland({ id }: { readonly id: string }) {
  useStyles(tableStyles);
  const services = useServices();
  const bench = useBenchModel(services, { id, needsLab: true, need });
  const report = useSignal<MessengerReport>(noReport);
  const choice = useSignal<MessengerChoice>({ data: 'Hello world', target: 0, check: 0 });
  const frame = useRef<HTMLIFrameElement>(null);
  const onRun = (): void =>
    startInPage(bench, 'direct', async (lab, setting) => {
      const row = await postOnce(services, lab, setting.run, choice.peek(), frame.current);
      if (row !== null) report.value = withRow(report.peek(), row);
    });
  const originUs = (): number => bench?.originUs.peek() ?? 0;
  return (
    <BenchFrame
      id={id}
      title="Live · two documents"
      endpoint="GET /cross-document-messaging/document"
      services={services}
      model={bench}
      via={null}
      needsLab
      onRun={onRun}
      runLabel="Post"
      console={() => (report.value === noReport ? [] : [faceLine(face, report.value, originUs())])}
    >
      {({ trace }) => (
        <MessengerFace
          {...shownFace(trace.value?.metadata ?? null, report.value, face, readMessengerReport)}
          labs={services?.lab.session.value?.labs ?? null}
          choice={choice}
          frame={frame}
          isLoaded={typeof bench?.run.value === 'number'}
        />
      )}
    </BenchFrame>
  );
}

async function postOnce(
  services: PageServices | null,
  lab: LabApi,
  run: number,
  { data, ...chosen }: MessengerChoice,
  frame: HTMLIFrameElement | null,
): Promise<MessengerRow | null> {
  const documents = await services?.documents();
  const [target, check] = [targets[chosen.target], checks[chosen.check]];
  if (documents === undefined || frame === null || !target || !check) return null;
  const world = {
    showFrame: (url: string) => void (frame.src = url),
    documents: () => documents.of(run),
    senderOf: documents.senderOf,
    theme: document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light',
  };
  return sendMessage(lab, world, { data, target, check });
}
