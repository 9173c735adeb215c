/** The pictures, the charts, and what the connection does, told on its numbers. */
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Announce } from '../Announce.tsx';
import type { ShownFace } from '../trace-face.ts';
import type { CallReport } from './call-report.ts';
import type { CallSession } from './call-session.ts';
import type { CallSample } from './call-stats.ts';
import { CallCharts } from './CallCharts.tsx';
import { callWords, capabilities } from './capability-words.ts';

export interface CallScreens {
  readonly alice: RefObject<HTMLVideoElement>;
  readonly other: RefObject<HTMLVideoElement>;
}

interface Props extends ShownFace<CallReport> {
  readonly session: CallSession | null;
  readonly running: boolean;
  readonly screens: CallScreens;
}

const beforeRun =
  'Press Call: Alice sends a picture and a tone, or her camera when you choose it, and gets one back.';

export function CallFace({ report, onlyBytes, session, running, screens }: Props) {
  const samples = report?.samples ?? [];
  const newest = samples.at(-1) ?? null;
  const words = onlyBytes
    ? 'This recording holds only the bytes of a run.'
    : newest === null && !running
      ? beforeRun
      : callWords(newest);
  const problem = session?.problem.value ?? null;
  return (
    <>
      <Screens session={session} screens={screens} withBob={report?.side === 'bob'} />
      <p class="call-words">{words}</p>
      {problem !== null && <p class="call-problem">{problem}</p>}
      {samples.length > 0 && <CallCharts samples={samples} />}
      {newest !== null && <Numbers sample={newest} session={session} />}
      {newest !== null && <Capabilities sample={newest} />}
      {session !== null && session.transceivers.value.length > 0 && (
        <Transceivers session={session} />
      )}
      <Announce sentence={!running && newest !== null ? words : ''} />
    </>
  );
}

interface ScreensProps {
  readonly session: CallSession | null;
  readonly screens: CallScreens;
  readonly withBob: boolean;
}

function Screens({ session, screens, withBob }: ScreensProps) {
  const own = useRef<HTMLVideoElement>(null);
  const local = session?.local.value ?? null;
  useEffect(() => {
    if (own.current === null || local === null) return;
    own.current.srcObject = local;
    own.current.play().catch(() => undefined);
  }, [local]);
  return (
    <div class="call-screens">
      <Screen words="Alice sends" screen={own} isShown />
      <Screen words="the other side sees" screen={screens.other} isShown={!withBob} />
      <Screen
        words={withBob ? 'comes back from Bob' : 'Alice sees'}
        screen={screens.alice}
        isShown
      />
    </div>
  );
}

interface ScreenProps {
  readonly words: string;
  readonly screen: RefObject<HTMLVideoElement>;
  readonly isShown: boolean;
}

function Screen({ words, screen, isShown }: ScreenProps) {
  return (
    <figure hidden={!isShown}>
      <video ref={screen} muted playsInline aria-label={words} />
      <figcaption>{words}</figcaption>
    </figure>
  );
}

function Numbers({
  sample,
  session,
}: {
  readonly sample: CallSample;
  readonly session: CallSession | null;
}) {
  const facts: readonly (readonly [string, number | null])[] = [
    ['packets lost', sample.packetsLost],
    ['retransmitted', sample.retransmitted],
    ['frames thrown away', session?.dropped.value ?? null],
    ['freezes', sample.freezes],
    ['key frames asked for', sample.keyFrameRequests],
    ['key frames', sample.keyFrames],
    ['negotiations', session?.negotiations.value ?? null],
  ];
  return (
    <dl class="call-numbers" aria-label="Counted">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value ?? '–'}</dd>
        </div>
      ))}
    </dl>
  );
}

function Capabilities({ sample }: { readonly sample: CallSample }) {
  return (
    <table class="call-table" aria-label="What the connection does">
      <tbody>
        {capabilities(sample).map(({ name, does, now }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              {does} <b>{now}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Transceivers({ session }: { readonly session: CallSession }) {
  return (
    <table class="call-table" aria-label="Transceivers">
      <thead>
        <tr>
          <th scope="col">transceiver</th>
          <th scope="col">direction</th>
          <th scope="col">currentDirection</th>
          <th scope="col">sender’s track</th>
        </tr>
      </thead>
      <tbody>
        {session.transceivers.value.map(({ mid, kind, direction, currentDirection, track }) => (
          <tr key={mid}>
            <th scope="row">
              mid {mid}, {kind}
            </th>
            <td>{direction}</td>
            <td>{currentDirection}</td>
            <td>{track}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
