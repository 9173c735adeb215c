/** The demo's own face: the user agents, the messages between them and the lab, and what script saw. */
import type { Signal } from '@preact/signals';
import { useStyles } from '../../styles/use-styles.ts';
import type { LabSession } from '../../lab/health.ts';
import { Announce } from '../Announce.tsx';
import { IncomingPicture } from '../message-diagram/IncomingPicture.tsx';
import { SeenLines } from '../message-diagram/SeenLines.tsx';
import diagramStyles from '../message-diagram/message-diagram.css?url';
import type { ShownTrace } from '../shown-trace.ts';
import { AgentPane } from './AgentPane.tsx';
import { HandPane } from './HandPane.tsx';
import { RoomChoice } from './RoomChoice.tsx';
import { SipDiagram } from './SipDiagram.tsx';
import { agentWords, newAgent, type SipReport } from './sip-report.ts';
import { transportTo } from './sip-by-hand.ts';
import type { SipRun } from './sip-run.ts';
import { otherUser, type PageUser } from './sip-words.ts';

export interface SipFaceProps {
  readonly user: Signal<PageUser>;
  readonly room: Signal<string>;
  readonly withPicture: Signal<boolean>;
  readonly session: LabSession | null;
  /** Null while nothing runs, and for a recorded run. */
  readonly run: SipRun | null;
  readonly report: SipReport;
  /** The records of the run; null before the first. */
  readonly shown: ShownTrace | null;
  /** Null: the first record is the origin. */
  readonly originUs: number | null;
  /** The picture that comes in. */
  readonly stream: MediaStream | null;
  readonly onCall: (user: string, target: string) => void;
}

export function SipFace(props: SipFaceProps) {
  useStyles(diagramStyles);
  const { user, room, session, run, report, shown, originUs, onCall } = props;
  const agents = report.agents.length === 0 ? [newAgent(user.value)] : report.agents;
  return (
    <div class="demo-face phone">
      <RoomChoice user={user} room={room} session={session} disabled={run !== null} />
      <div class="phone-agents">
        {agents.map((agent) => (
          <AgentPane
            key={agent.user}
            agent={agent}
            run={run}
            onCall={(target) => onCall(agent.user, target)}
          />
        ))}
        <IncomingPicture stream={props.stream} />
      </div>
      <Options {...props} isAlone={agents.length === 1} />
      <SipDiagram shown={shown} originUs={originUs} />
      <SeenLines
        lines={report.lines}
        empty="Nothing yet: what JsSIP is told to do, and what it tells, appears here."
      />
      <HandPane run={run} transport={transportTo(session?.labs[0] ?? '')} />
      <Announce sentence={report.agents.map(agentWords).join(' ')} />
    </div>
  );
}

function Options(props: SipFaceProps & { readonly isAlone: boolean }) {
  const { user, room, run, withPicture, isAlone } = props;
  const other = otherUser(user.value);
  const password = run?.passwordOf(user.value) ?? null;
  return (
    <div class="phone-options">
      <label>
        <input
          type="checkbox"
          checked={withPicture.value}
          onChange={({ currentTarget }) => (withPicture.value = currentTarget.checked)}
        />{' '}
        call with a picture, not with a data channel alone
      </label>
      {room.value === '' && isAlone && (
        <button
          type="button"
          class="button"
          disabled={run === null}
          onClick={() => void run?.add(other)}
        >
          Add {other} to this page
        </button>
      )}
      {password !== null && (
        <span>
          The lab made the password <code>{password}</code> for {user.value}.
        </span>
      )}
    </div>
  );
}
