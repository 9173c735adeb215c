/** The face of a relayed call: what the wire proves, what it cost, whose password it was. */
import { useMemo } from 'preact/hooks';
import { useStyles } from '../../styles/use-styles.ts';
import { formatBytes, plural } from '../../wire-view/quantities.ts';
import type { TraceView } from '../../wire-view/trace-view.ts';
import { Announce } from '../Announce.tsx';
import { endpointText } from '../ice/candidate-facts.ts';
import { viewOf, type ShownTrace } from '../shown-trace.ts';
import { wireUnits } from '../stun/wire-units.ts';
import type { ShownFace } from '../trace-face.ts';
import { ProofList } from './ProofList.tsx';
import { recordsWithText } from './seen-text.ts';
import { portBytes, turnProof } from './turn-proof.ts';
import type { TurnReport } from './turn-report.ts';
import styles from './turn.css?url';
import { turnUser, spanWords } from './turn-user.ts';
import { costWords, turnWords } from './turn-words.ts';

interface Props extends ShownFace<TurnReport> {
  /** The records of the run; null before the first. */
  readonly shown: ShownTrace | null;
  readonly running: boolean;
}

export function TurnFace({ report, shown, running }: Props) {
  useStyles(styles);
  const view = viewOf(shown);
  const units = view === null ? [] : wireUnits(view);
  const words =
    report === null
      ? 'Alice and Bob, both in this page, may use relayed candidates only. Alice sends a text to Bob.'
      : turnWords(report);
  return (
    <>
      <p class="turn-words">{words}</p>
      <Announce sentence={report === null || running ? '' : words} />
      <div class="turn-sides">
        <section aria-label="What the wire proves">
          <h3>What the wire proves</h3>
          <ProofList proof={turnProof(units)} />
        </section>
        <section aria-label="What the relay sees, and what it costs">
          <h3>What the relay sees, and what it costs</h3>
          {report === null ? (
            <p class="turn-empty">After a run: whether the relay could read the text.</p>
          ) : (
            <Sight report={report} view={view} running={running} />
          )}
          {report !== null && <SelectedPair report={report} />}
          <Cost report={report} bytes={portBytes(units)} />
          {report !== null && <User report={report} />}
        </section>
      </div>
    </>
  );
}

interface SightProps {
  readonly report: TurnReport;
  readonly view: TraceView | null;
  readonly running: boolean;
}

function Sight({ report: { marker, arrivedBytes }, view, running }: SightProps) {
  const records = view?.dataRecords ?? 0;
  const found = useMemo(
    () => (view === null || running || marker === '' ? null : recordsWithText(view, marker)),
    [view, records, running, marker],
  );
  if (found === null || arrivedBytes === 0) return null;
  return (
    <p>
      Alice’s text begins with <code>{marker}</code>. It stands in{' '}
      <b>
        {found} of {plural(records, 'record')}
      </b>
      {found === 0
        ? ': the relay carries ciphertext, and knows who talks to whom, and how much.'
        : '.'}
    </p>
  );
}

/** What the browser itself says of the path. */
function SelectedPair({ report: { alice } }: { readonly report: TurnReport }) {
  const pair = alice.pairs.find(({ isSelected }) => isSelected);
  if (pair === undefined) return null;
  const { local, remote, bytesSent } = pair;
  return (
    <p>
      <code>getStats()</code> says the same:{' '}
      <code>
        {local.type} {endpointText(local)} → {remote.type} {endpointText(remote)}
      </code>
      , {formatBytes(bytesSent)} sent.
    </p>
  );
}

interface CostProps {
  readonly report: TurnReport | null;
  readonly bytes: ReturnType<typeof portBytes>;
}

function Cost({ report, bytes }: CostProps) {
  const cost = report === null ? null : costWords(report);
  return (
    <>
      <dl class="turn-costs">
        <div>
          <dt>Alice sent</dt>
          <dd>{formatBytes(report?.sentBytes ?? 0)}</dd>
        </div>
        <div>
          <dt>into the server</dt>
          <dd>{formatBytes(bytes['client-to-server'])}</dd>
        </div>
        <div>
          <dt>out of the server</dt>
          <dd>{formatBytes(bytes['server-to-client'])}</dd>
        </div>
      </dl>
      {cost !== null && <p>{cost}</p>}
    </>
  );
}

function User({ report: { username, startedAtMs } }: { readonly report: TurnReport }) {
  const user = username === null ? null : turnUser(username);
  if (user === null) return null;
  return (
    <p>
      Your user name <code>{user.username}</code> says itself when it ends:{' '}
      {new Date(user.expiresAtMs).toLocaleTimeString()}, {spanWords(user.expiresAtMs - startedAtMs)}{' '}
      after the run began. The password is a keyed digest of this name, so the server needs no list
      of users.
    </p>
  );
}
