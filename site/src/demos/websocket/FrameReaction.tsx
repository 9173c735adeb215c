/** What happened on the wire: your frames, the endpoint's, the rule that was broken, the code that came back. */
import { binary, close } from '@wireside/labs-server/wire/websocket/opcode.ts';
import { useEffect, useState } from 'preact/hooks';
import type { TraceConnection } from '../../wire-view/trace-connection.ts';
import { Announce } from '../Announce.tsx';
import { brokenFrameIds, isUnfinishedFrame, verdictOf } from './frame-verdict.ts';
import { spokenVerdict, VerdictWords } from './VerdictWords.tsx';
import { FrameView } from './FrameView.tsx';
import { viewOf, type ShownTrace } from '../shown-trace.ts';
import { framesOf, unmaskedPayload, webSocketConnections, type WireFrame } from './wire-frame.ts';

interface Props {
  readonly id: string;
  readonly shown: ShownTrace | null;
}

export function FrameReaction({ id, shown }: Props) {
  const view = viewOf(shown);
  const connection = view === null ? undefined : webSocketConnections(view)[0];
  if (connection === undefined) {
    return (
      <p class="frame-empty">
        Press Send: your frames and the endpoint’s answer appear here, with the rule that was
        broken.
      </p>
    );
  }
  return <Reaction id={id} connection={connection} frames={framesOf(connection)} />;
}

interface ReactionProps {
  readonly id: string;
  readonly connection: TraceConnection;
  readonly frames: readonly WireFrame[];
}

function Reaction({ id, connection, frames }: ReactionProps) {
  const [picked, pick] = useState<number | null>(null);
  useEffect(() => pick(null), [connection]);
  const verdict = verdictOf(connection);
  const broken = brokenFrameIds(connection);
  const frame = frames.find(({ unit }) => unit.id === picked);
  return (
    <>
      <div class="reaction">
        <FrameList
          title="↑ your frames"
          none="No frame was sent."
          frames={frames.filter(({ unit }) => unit.direction === 'client-to-server')}
          picked={picked}
          broken={broken}
          onPick={pick}
        />
        <FrameList
          title="↓ the endpoint’s answer"
          none={
            connection.close === null
              ? 'Nothing so far.'
              : 'Nothing: the endpoint sent no frame before the connection was closed.'
          }
          frames={frames.filter(({ unit }) => unit.direction === 'server-to-client')}
          picked={picked}
          broken={broken}
          onPick={pick}
        />
        <VerdictWords verdict={verdict} />
      </div>
      {frame !== undefined && (
        <FrameView id={`${id}-frame`} label="Fields of the chosen frame" frame={frame} isText />
      )}
      <Announce sentence={connection.close === null ? '' : spokenVerdict(verdict)} />
    </>
  );
}

interface ListProps {
  readonly title: string;
  readonly none: string;
  readonly frames: readonly WireFrame[];
  readonly picked: number | null;
  readonly broken: ReadonlySet<number>;
  readonly onPick: (id: number | null) => void;
}

function FrameList({ title, none, frames, picked, broken, onPick }: ListProps) {
  return (
    <section aria-label={title.slice(2)}>
      <h3>{title}</h3>
      {frames.length === 0 && <p>{none}</p>}
      <ul>
        {frames.map((frame) => {
          const { id, title } = frame.unit;
          const state = stateOf(frame, broken);
          return (
            <li key={id}>
              <button
                type="button"
                class="button reaction-frame"
                aria-pressed={id === picked}
                onClick={() => onPick(id === picked ? null : id)}
              >
                {title}
              </button>{' '}
              {textOf(frame)} <span class={`reaction-${state}`}>{stateWords[state]}</span>
            </li>
          );
        })}
      </ul>
      {frames.length > 0 && <p class="reaction-hint">Press a frame to see its bits.</p>}
    </section>
  );
}

type FrameState = 'complete' | 'incomplete' | 'malformed';

const stateWords: Readonly<Record<FrameState, string>> = {
  complete: '✓',
  incomplete: '… not whole',
  malformed: '✗ broken',
};

function stateOf({ unit }: WireFrame, broken: ReadonlySet<number>): FrameState {
  if (broken.has(unit.id)) return 'malformed';
  return isUnfinishedFrame(unit) ? 'incomplete' : 'complete';
}

/** `“Hello”`: what the frame carries, where that is text; a compressed one is not. */
function textOf(frame: WireFrame): string {
  const { opcode, rsv1, payloadBytes } = frame;
  if (opcode === binary || opcode === close || rsv1 || payloadBytes === 0) return '';
  const text = new TextDecoder().decode(unmaskedPayload(frame).subarray(0, maxShownText));
  return `“${text}${payloadBytes > maxShownText ? '…' : ''}”`;
}

const maxShownText = 24;
