/** The frame builder: every bit by hand, sent as it stands, and what a real endpoint says to it. */
import { useComputed, useSignal } from '@preact/signals';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { startInPage } from '../../bench/page-run.ts';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import { BuiltBytes } from './BuiltBytes.tsx';
import { bytesOfDrafts, helloDraft, type FrameDraft } from './frame-draft.ts';
import { framePresets } from './frame-presets.ts';
import { sendFrames } from './frame-raw.ts';
import { FrameDrafts } from './FrameDrafts.tsx';
import { FramePresets } from './FramePresets.tsx';
import { FrameReaction } from './FrameReaction.tsx';
import { shownTrace } from '../shown-trace.ts';
import '../demo-face.css';

interface Props {
  readonly id: string;
}

export default function FrameBuilderIsland({ id }: Props) {
  const services = useServices();
  const bench = useBenchModel(services, { id, needsLab: true, need: { a: 1, b: 0 } });
  const drafts = useSignal<readonly FrameDraft[]>(framePresets[0]?.drafts ?? [helloDraft]);
  const deflate = useSignal(false);
  const built = useComputed(() => bytesOfDrafts(drafts.value));
  const run = (): void => {
    const answer = built.peek();
    if ('problem' in answer) return;
    const offer = deflate.peek();
    startInPage(bench, 'direct', (lab) => sendFrames(lab, answer.frames, offer));
  };
  return (
    <BenchFrame
      id={id}
      title="Frame builder"
      endpoint="POST /websocket/raw"
      services={services}
      model={bench}
      via={null}
      needsLab
      onRun={run}
      runLabel="Send"
      runDisabled={'problem' in built.value}
      beforeRun="Press Send: the handshake, your frames and the answer appear here, byte for byte."
      code={() => hexOfAll(built.peek())}
    >
      {({ trace }) => (
        <div class="demo-face">
          <FramePresets drafts={drafts} deflate={deflate} />
          <FrameDrafts id={id} drafts={drafts} deflate={deflate} />
          <BuiltBytes built={built.value} />
          <FrameReaction id={id} shown={shownTrace(trace.value, services, bench)} />
        </div>
      )}
    </BenchFrame>
  );
}

function hexOfAll(built: ReturnType<typeof bytesOfDrafts>): string | null {
  if ('problem' in built) return null;
  const frames = built.frames.map((frame) =>
    Array.from(frame, (byte) => byte.toString(16).padStart(2, '0')).join(' '),
  );
  return frames.join('\n');
}
