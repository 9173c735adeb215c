/** Data channels of every kind, between two connections of this page or with Bob. */
import { useSignal } from '@preact/signals';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { startInPage } from '../../bench/page-run.ts';
import type { BenchModel } from '../../bench/bench-model.ts';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import type { LabApi } from '../../cell/lab-api.ts';
import { useStyles } from '../../styles/use-styles.ts';
import { connectByPost } from '../peer-connection/connect-by-post.ts';
import { connectInPage } from '../peer-connection/connect-in-page.ts';
import { faceLine, shownFace } from '../trace-face.ts';
import { WordChoice } from '../WordChoice.tsx';
import { firstChannelForm } from './channel-form.ts';
import {
  noChannels,
  otherSides,
  readChannelReport,
  withLine,
  type ChannelLine,
  type ChannelReport,
  type OtherSide,
} from './channel-report.ts';
import { sideWords } from './channel-words.ts';
import { ChannelSession } from './channel-session.ts';
import { DataChannelsFace } from './DataChannelsFace.tsx';
import styles from './data-channel.css?url';
import '../demo-face.css';

const face = 'data-channels';
const beforeRun =
  'Between two connections of this page nothing crosses the lab server. Choose Bob, connect, and every datagram appears here.';

export default function DataChannelsIsland({ id }: { readonly id: string }) {
  useStyles(styles);
  const services = useServices();
  const bench = useBenchModel(services, { id, needsLab: false, need: { a: 1, b: 0 } });
  const { side, report, session, run } = useChannels(bench);
  const running = bench?.state.value === 'running';
  const lines = () =>
    report.value === noChannels ? [] : [faceLine(face, report.value, bench?.originUs.peek() ?? 0)];
  return (
    <BenchFrame
      id={id}
      title="Live · data channels"
      endpoint="POST /webrtc/offer"
      services={services}
      model={bench}
      via={null}
      needsLab={side.value === 'bob'}
      onRun={run}
      runLabel="Connect"
      beforeRun={beforeRun}
      console={lines}
    >
      {({ trace }) => (
        <div class="demo-face channels">
          <WordChoice
            class="channels-choice"
            label="the other side"
            value={side.value}
            choices={otherSides}
            words={sideWords}
            disabled={bench === null || running}
            onChoose={(chosen) => void (side.value = chosen)}
          />
          <DataChannelsFace
            {...shownFace(trace.value?.metadata ?? null, report.value, face, readChannelReport)}
            session={running && trace.value === null ? session.value : null}
            running={running && trace.value === null}
            onReport={(change) => (report.value = change(report.peek()))}
          />
        </div>
      )}
    </BenchFrame>
  );
}

function useChannels(bench: BenchModel | null) {
  const side = useSignal<OtherSide>('page');
  const report = useSignal<ChannelReport>(noChannels);
  const session = useSignal<ChannelSession | null>(null);
  const tell = (line: ChannelLine): void => void (report.value = withLine(report.peek(), line));
  const run = (): void =>
    startInPage(bench, 'direct', async (lab) => {
      session.value = null;
      report.value = { ...report.peek(), side: side.peek(), lines: [] };
      session.value = await open(lab, side.peek(), tell);
      await untilStopped(lab);
    });
  return { side, report, session, run };
}

/** The first channel has to be there before the offer: without it the offer has no line for data. */
async function open(
  lab: LabApi,
  side: OtherSide,
  tell: (line: ChannelLine) => void,
): Promise<ChannelSession> {
  let session: ChannelSession | null = null;
  const begin = (near: RTCPeerConnection, far: RTCPeerConnection | null): void => {
    session = new ChannelSession(lab, near, far, tell);
    session.create(firstChannelForm);
  };
  if (side === 'bob') await connectByPost(lab, (near) => begin(near, null));
  else await connectInPage(lab, ({ near, far }) => begin(near, far));
  if (session === null) throw new Error('The connection was not prepared.');
  return session;
}

function untilStopped({ signal }: LabApi): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
