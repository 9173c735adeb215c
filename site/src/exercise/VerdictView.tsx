/** What the check found: the first place that differs, the advice for it, and the bytes that prove it. */
import { useSignal } from '@preact/signals';
import { openTrace, type OpenedTrace } from '../wire-view/trace-file-actions.ts';
import { WireView } from '../wire-view/WireView.tsx';
import type { CheckOutcome } from './check-code.ts';

interface Props {
  readonly outcome: CheckOutcome;
  /** Origin of the lab server, '' for the page's own. */
  readonly labBase: string;
  /** By feedback id. */
  readonly advice: Readonly<Record<string, string>>;
}

export function VerdictView({ outcome, labBase, advice }: Props) {
  const trace = useSignal<OpenedTrace | null>(null);
  const problem = useSignal<string | null>(null);
  if ('problem' in outcome) return <p class="exercise-verdict verdict-none">{outcome.problem}</p>;
  const { verdict, attempt } = outcome;
  const [first] = verdict.feedback;
  const round = first?.at?.round ?? 1;
  const show = async (): Promise<void> => {
    const response = await fetch(`${labBase}/api/sessions/${attempt.session}/trace.pcapng?run=${round}`);
    if (!response.ok) {
      problem.value = 'The evidence is gone: the attempt’s session expired. Check again.';
      return;
    }
    const answer = openTrace(new Uint8Array(await response.arrayBuffer()));
    if ('trace' in answer) trace.value = answer.trace;
    else problem.value = answer.problem;
  };
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
      <button type="button" class="button button-ghost" onClick={() => void show()}>
        Show me on the wire
      </button>
      {problem.value !== null && <p role="alert">{problem.value}</p>}
      {trace.value !== null && (
        <div class="exercise-wire">
          <WireView store={trace.value.store} run={null} status="recorded" title={`Round ${round}`} />
        </div>
      )}
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

const verdictWords = {
  right: '✓ Right: in every round the browser dispatched exactly these events.',
  wrong: '✗ Not yet. This is the first place that differs:',
  'not-judged': '○ Not judged: the evidence is not whole. Check again.',
} as const;
