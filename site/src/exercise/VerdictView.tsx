/** What the check found: the first place that differs, the advice for it, and the bytes that prove it. */
import { useSignal } from '@preact/signals';
import {
  openTrace,
  type OpenedTrace,
  type OpenTraceAnswer,
} from '../wire-view/trace-file-actions.ts';
import { LazyWireView } from '../wire-view/LazyWireView.tsx';
import type { CheckOutcome } from './check-code.ts';

interface Props {
  readonly outcome: CheckOutcome;
  /** Origin of the lab server, '' for the page's own. */
  readonly labBase: string;
  /** By feedback id. */
  readonly advice: Readonly<Record<string, string>>;
}

export function VerdictView({ outcome, labBase, advice }: Props) {
  if ('problem' in outcome) return <p class="exercise-verdict verdict-none">{outcome.problem}</p>;
  const { verdict, attempt } = outcome;
  const [first] = verdict.feedback;
  return (
    <div class="exercise-verdict">
      <p class={`verdict-${verdict.verdict}`} role="status">
        {verdictWords[verdict.verdict]}
      </p>
      {first !== undefined && (
        <div class="exercise-feedback" data-feedback={first.id}>
          <p>{first.message}</p>
          {advice[first.id] !== undefined && <p>{advice[first.id]}</p>}
        </div>
      )}
      <Evidence
        key={attempt.id}
        traceUrl={`${labBase}/api/sessions/${attempt.session}/trace.pcapng`}
        round={first?.at?.round ?? 1}
      />
      {verdict.solution !== null && (
        <details class="exercise-solution">
          <summary>Show a solution</summary>
          <pre tabIndex={0}>
            <code>{verdict.solution}</code>
          </pre>
        </details>
      )}
    </div>
  );
}

/** The bytes of the round that decided, in the wire view. */
function Evidence({ traceUrl, round }: { readonly traceUrl: string; readonly round: number }) {
  const trace = useSignal<OpenedTrace | null>(null);
  const problem = useSignal<string | null>(null);
  const show = async (): Promise<void> => {
    const answer = await loadEvidence(`${traceUrl}?run=${round}`);
    if ('trace' in answer) trace.value = answer.trace;
    else problem.value = answer.problem;
  };
  return (
    <>
      <button type="button" class="button button-ghost" onClick={() => void show()}>
        Show me on the wire
      </button>
      {problem.value !== null && <p role="alert">{problem.value}</p>}
      {trace.value !== null && (
        <div class="exercise-wire">
          <LazyWireView
            store={trace.value.store}
            run={null}
            status="recorded"
            recordedOn={trace.value.metadata.createdAt}
            title={`Wire of round ${round}`}
          />
        </div>
      )}
    </>
  );
}

async function loadEvidence(url: string): Promise<OpenTraceAnswer> {
  try {
    const response = await fetch(url);
    if (response.ok) return openTrace(new Uint8Array(await response.arrayBuffer()));
    return { problem: 'The evidence is gone: the session of the attempt expired. Check again.' };
  } catch {
    return { problem: 'The lab server does not answer. Start it, and check again.' };
  }
}

const verdictWords = {
  right: '✓ Right: in every round the browser dispatched exactly these events.',
  wrong: '✗ Not yet. This is the first place that differs:',
  'not-judged': '○ Not judged: the evidence is not whole. Check again.',
} as const;
