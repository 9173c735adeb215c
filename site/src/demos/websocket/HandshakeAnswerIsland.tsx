/** The answer editor: a real browser's handshake, answered with the student's bytes; it opens or refuses. */
import { useSignal } from '@preact/signals';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { startInPage } from '../../bench/page-run.ts';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import type { LabApi } from '../../cell/lab-api.ts';
import type { PageServices } from '../../lab/page-services.ts';
import { faceLine, shownFace } from '../trace-face.ts';
import { answerHandshake, type AnswerSetting } from './answer-handshake.ts';
import { nothingAnswered, readAnswerReport, type AnswerReport } from './answer-report.ts';
import { rightAnswer } from './handshake-answer-presets.ts';
import type { HandshakeFacts } from './handshake-devtools.ts';
import { answeredHandshake } from './handshake-on-wire.ts';
import { shownTrace, viewOf } from '../shown-trace.ts';
import { AnswerFace } from './HandshakeAnswerFace.tsx';
import { splitProtocols } from './protocol-list.ts';
import { seenKey } from './seen-key.ts';
import { loadSha1, useSha1 } from './sha1.ts';
import '../demo-face.css';

const face = 'handshake-answer';

interface Props {
  readonly id: string;
  readonly facts: HandshakeFacts;
}

/** What the student edits, what came of it, and the run that leads from one to the other. */
function useAnswer(id: string, services: PageServices | null) {
  const bench = useBenchModel(services, { id, needsLab: true, need: { a: 2, b: 0 } });
  const template = useSignal(rightAnswer);
  const protocols = useSignal('chat, superchat');
  const report = useSignal<AnswerReport>(nothingAnswered);
  const answer = async (lab: LabApi): Promise<void> => {
    report.value = nothingAnswered;
    const setting = await settingOf(template.peek(), protocols.peek());
    await answerHandshake(lab, setting, {
      onReport: (seen) => (report.value = seen),
      onKey: (key) => (seenKey.value = key),
    });
  };
  const run = (): void => startInPage(bench, 'direct', answer);
  return { bench, template, protocols, report, run };
}

export default function HandshakeAnswerIsland({ id, facts }: Props) {
  const services = useServices();
  const { bench, template, protocols, report, run } = useAnswer(id, services);
  const sha1 = useSha1();
  const lines = () =>
    report.value === nothingAnswered
      ? []
      : [faceLine(face, report.value, bench?.originUs.peek() ?? 0)];
  return (
    <BenchFrame
      id={id}
      title="Upgrade answer"
      endpoint="POST /websocket/answer/:name"
      services={services}
      model={bench}
      via={null}
      needsLab
      onRun={run}
      runLabel="Open a WebSocket"
      code={() => template.peek()}
      console={lines}
    >
      {({ trace }) => (
        <AnswerFace
          {...{ template, protocols, facts }}
          sha1={sha1.value}
          handshake={answeredHandshake(viewOf(shownTrace(trace.value, services, bench)))}
          shown={shownFace(trace.value?.metadata ?? null, report.value, face, readAnswerReport)}
        />
      )}
    </BenchFrame>
  );
}

async function settingOf(template: string, protocols: string): Promise<AnswerSetting> {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  const name = number.toString(36);
  return { template, protocols: splitProtocols(protocols), sha1: await loadSha1(), name };
}
