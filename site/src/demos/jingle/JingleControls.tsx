/** What one can do with the stream and the call. */
import type { Signal } from '@preact/signals';
import type { JingleLogin, JingleRun } from './jingle-run.ts';
import { type JingleReport, jingleWords } from './jingle-report.ts';

interface Props {
  readonly login: Signal<JingleLogin>;
  readonly withPicture: Signal<boolean>;
  /** Null while nothing runs, and for a recorded run. */
  readonly run: JingleRun | null;
  readonly report: JingleReport;
  readonly onCall: (to: string) => void;
}

const logins: readonly (readonly [login: JingleLogin, words: string])[] = [
  ['guest', 'a guest: SASL ANONYMOUS'],
  ['password', 'alice, with the password: SASL PLAIN'],
  ['wrong password', 'alice, with a wrong password'],
];
const bob = 'bob@lab.invalid/lab';
const nobody = 'nobody@lab.invalid/there';

export function JingleControls({ login, withPicture, run, report, onCall }: Props) {
  const { jid, peer, channel } = report;
  const isReady = run !== null && jid !== null;
  return (
    <>
      <Settings login={login} withPicture={withPicture} disabled={run !== null} />
      <div class="phone-options">
        <div class="phone-buttons" role="group" aria-label="Use the stream">
          <Button disabled={!isReady} onClick={() => void run?.discover(bob)}>
            Ask Bob what he can do
          </Button>
          <Button disabled={!isReady || peer !== null} onClick={() => onCall(bob)}>
            Call Bob
          </Button>
          <Button disabled={!isReady || peer !== null} onClick={() => onCall(nobody)}>
            Call nobody
          </Button>
          <Button
            disabled={!isReady || !channel}
            onClick={() => run?.say('Hello over the data channel')}
          >
            Send Hello
          </Button>
          <Button disabled={!isReady || peer === null} onClick={() => run?.terminate()}>
            Terminate
          </Button>
        </div>
        <span>{jingleWords(report)}</span>
      </div>
    </>
  );
}

function Settings({
  login,
  withPicture,
  disabled,
}: Pick<Props, 'login' | 'withPicture'> & { readonly disabled: boolean }) {
  return (
    <div class="phone-options">
      <label>
        I am{' '}
        <select
          value={login.value}
          disabled={disabled}
          onChange={({ currentTarget }) => (login.value = currentTarget.value as JingleLogin)}
        >
          {logins.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <label>
        <input
          type="checkbox"
          checked={withPicture.value}
          onChange={({ currentTarget }) => (withPicture.value = currentTarget.checked)}
        />{' '}
        call with a picture, not with a data channel alone
      </label>
    </div>
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
