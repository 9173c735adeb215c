/** A call by the way of signaling that one chooses, with its sequence diagram drawn from what really passed. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import { useStyles } from '../../styles/use-styles.ts';
import type { WireLink } from '../../wire-view/wire-link.ts';
import { shownTrace, viewOf } from '../shown-trace.ts';
import { faceLine, shownFace } from '../trace-face.ts';
import { findOnWire } from './find-on-wire.ts';
import { SignalingFace } from './SignalingFace.tsx';
import { nothingCalled, readSignalingReport, type Step } from './signaling-report.ts';
import signalingStyles from './signaling.css?url';
import { useSignaling } from './use-signaling.ts';
import '../demo-face.css';

const face = 'signaling';

export default function SignalingIsland({ id }: { readonly id: string }) {
  useStyles(signalingStyles);
  const services = useServices();
  // Copy and paste needs no lab server; for the other ways the frame asks for one.
  const bench = useBenchModel(services, { id, needsLab: false, need: { a: 4, b: 0 } });
  const signaling = useSignaling(services, bench);
  const mark = useSignal<WireLink | null>(null);
  useEffect(() => takeCode(signaling.choice), [signaling.choice]);
  const { choice, report } = signaling;
  const lines = () =>
    report.peek() === nothingCalled
      ? []
      : [faceLine(face, report.peek(), bench?.originUs.peek() ?? 0)];
  return (
    <BenchFrame
      id={id}
      title="A call, and its signaling"
      endpoint={endpoints[choice.value.way]}
      services={services}
      model={bench}
      via={null}
      needsLab={choice.value.way !== 'copy-and-paste'}
      onRun={signaling.call}
      runLabel={choice.value.code === '' ? 'Call' : 'Join'}
      beforeRun="Press Call: every message of signaling that crosses the lab server appears here, byte for byte."
      console={lines}
      mark={mark.value}
    >
      {(recorded) => {
        const trace = recorded.trace.value;
        const shown = shownFace(trace?.metadata ?? null, report.value, face, readSignalingReport);
        const show = (step: Step): boolean => {
          const view = viewOf(shownTrace(trace, services, bench));
          const found = view === null ? null : findOnWire(view.entries, step);
          mark.value = found && { bench: id, lane: 'socket', ...found };
          return found !== null;
        };
        return (
          <SignalingFace
            id={id}
            report={shown.report ?? nothingCalled}
            isRecorded={trace !== null}
            isRunning={bench?.state.value === 'running' || bench?.state.value === 'waiting'}
            signaling={signaling}
            onShow={show}
          />
        );
      }}
    </BenchFrame>
  );
}

const endpoints = {
  'copy-and-paste': '',
  websocket: 'GET /signaling/socket',
  sse: 'GET /signaling/events',
  'long-polling': 'GET /signaling/next',
} as const;

/** A link into a room: the code stands in it. */
function takeCode(choice: ReturnType<typeof useSignaling>['choice']): void {
  const code = new URLSearchParams(location.search).get('room');
  if (code !== null && code !== '') {
    choice.value = { ...choice.peek(), other: 'code', code: code.slice(0, 10) };
  }
}
