/** One user agent of the page: what it is doing, and what one can do with it. */
import { useState } from 'preact/hooks';
import { type AgentReport, agentWords } from './sip-report.ts';
import type { SipRun } from './sip-run.ts';
import { callTargets } from './sip-words.ts';

interface Props {
  readonly agent: AgentReport;
  /** Null while nothing runs, and for a recorded run. */
  readonly run: SipRun | null;
  /** Calls this user; with a picture, where that is wanted. */
  readonly onCall: (target: string) => void;
}

export function AgentPane({ agent, run, onCall }: Props) {
  const { user, call, channel } = agent;
  const sip = run?.agent(user) ?? null;
  const disabled = sip === null;
  return (
    <section class="phone-agent" aria-label={user}>
      <h3>
        <code>sip:{user}@lab.invalid</code>
      </h3>
      <p class="phone-state">{agentWords(agent)}</p>
      <div class="phone-buttons" role="group" aria-label={`Registration of ${user}`}>
        <Button disabled={disabled} onClick={() => sip?.register()}>
          Register
        </Button>
        <Button disabled={disabled} onClick={() => sip?.register('not the password')}>
          Register with a wrong password
        </Button>
        <Button
          disabled={disabled || agent.registration !== 'registered'}
          onClick={() => sip?.unregister()}
        >
          Unregister
        </Button>
      </div>
      <div class="phone-buttons" role="group" aria-label={`Call of ${user}`}>
        {call === 'none' && <CallForm user={user} disabled={disabled} onCall={onCall} />}
        {call === 'incoming' && (
          <Button disabled={disabled} onClick={() => sip?.answer()}>
            Answer
          </Button>
        )}
        {call !== 'none' && (
          <Button disabled={disabled} onClick={() => sip?.terminate()}>
            {endWords[call]}
          </Button>
        )}
        {channel && (
          <Button disabled={disabled} onClick={() => sip?.say('Hello over the data channel')}>
            Send Hello
          </Button>
        )}
      </div>
    </section>
  );
}

const endWords = {
  calling: 'Cancel the call',
  ringing: 'Cancel the call',
  incoming: 'Decline',
  answered: 'Hang up',
} as const;

function CallForm({
  user,
  disabled,
  onCall,
}: {
  readonly user: string;
  readonly disabled: boolean;
  readonly onCall: (target: string) => void;
}) {
  const targets = callTargets.filter((target) => target.user !== user);
  const [target, choose] = useState('bob');
  return (
    <>
      <select
        aria-label={`whom ${user} calls`}
        value={target}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        {targets.map((one) => (
          <option key={one.user} value={one.user}>
            {one.about}
          </option>
        ))}
      </select>
      <Button disabled={disabled} onClick={() => onCall(target)}>
        Call
      </Button>
    </>
  );
}

function Button(props: {
  readonly disabled: boolean;
  readonly onClick: () => void;
  readonly children: string;
}) {
  return (
    <button type="button" class="button" disabled={props.disabled} onClick={props.onClick}>
      {props.children}
    </button>
  );
}
