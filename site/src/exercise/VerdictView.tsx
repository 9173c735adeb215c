/** What the check found: each round, the first place that differs, the advice for it, and the bytes that prove it. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { CheckOutcome } from './check-code.ts';
import { Evidence } from './Evidence.tsx';
import { loadAdvice } from './load-advice.ts';
import { RoundList } from './RoundList.tsx';
import type { JudgedAttempt } from './run-attempt.ts';
import type { RoundReport } from './rounds.ts';

interface Props {
  readonly exercise: string;
  /** Null while nothing was judged. */
  readonly outcome: CheckOutcome | null;
  /** Rounds of the check that goes on. */
  readonly running: readonly RoundReport[];
  /** Origin of the lab server, '' for the page's own. */
  readonly labBase: string;
}

export function VerdictView({ exercise, outcome, running, labBase }: Props) {
  if (outcome === null) {
    return (
      <div class="exercise-verdict">
        <RoundList rounds={running} shown={null} onShow={null} />
      </div>
    );
  }
  if ('problem' in outcome) {
    return (
      <div class="exercise-verdict">
        <p class="verdict-none" role="alert">
          {outcome.problem}
        </p>
      </div>
    );
  }
  const { id, session } = outcome.attempt;
  const traceUrl = `${labBase}/api/sessions/${session}/trace.pcapng`;
  return <Judged key={id} {...{ exercise, outcome, traceUrl }} />;
}

interface JudgedProps {
  readonly exercise: string;
  readonly outcome: JudgedAttempt;
  readonly traceUrl: string;
}

function Judged({ exercise, outcome: { verdict, rounds }, traceUrl }: JudgedProps) {
  const shown = useSignal<RoundReport | null>(null);
  const [first] = verdict.feedback;
  const advice = useAdvice(exercise, first?.id ?? null);
  const failed = rounds.find(({ number }) => number === (first?.at?.round ?? 1)) ?? null;
  const hasBytes = failed?.feedback?.at?.eventIndex !== undefined;
  return (
    <div class="exercise-verdict">
      <p class={`verdict-${verdict.verdict}`} role="status">
        {verdictWords[verdict.verdict]}
      </p>
      <RoundList
        rounds={rounds}
        shown={shown.value?.number ?? null}
        onShow={(round) => (shown.value = shown.value === round ? null : round)}
      />
      {first !== undefined && (
        <div class="exercise-feedback" data-feedback={first.id}>
          <FeedbackMessage message={first.message} />
          {advice !== null && <p>{advice}</p>}
          {hasBytes && (
            <button type="button" class="button" onClick={() => (shown.value = failed)}>
              Show me on the wire
            </button>
          )}
        </div>
      )}
      {shown.value !== null && (
        <Evidence
          key={shown.value.number}
          exercise={exercise}
          traceUrl={traceUrl}
          round={shown.value}
        />
      )}
      {verdict.solution !== null && (
        <details class="exercise-solution">
          <summary>Show a solution</summary>
          <pre tabIndex={0} role="region" aria-label="A solution">
            <code>{verdict.solution}</code>
          </pre>
        </details>
      )}
    </div>
  );
}

function useAdvice(exercise: string, feedbackId: string | null): string | null {
  const advice = useSignal<string | null>(null);
  useEffect(() => {
    if (feedbackId === null) return;
    let gone = false;
    void loadAdvice(exercise, feedbackId, import.meta.env.BASE_URL).then((sentence) => {
      if (!gone) advice.value = sentence;
    });
    return () => {
      gone = true;
    };
  }, [exercise, feedbackId]);
  return advice.value;
}

const verdictWords = {
  right: '✓ Right: in every round the browser dispatched exactly these events.',
  wrong: '✗ Not yet: something else was dispatched than was asked for.',
  'not-judged': '○ Not judged: the evidence is not whole. Check again.',
} as const;

/** What was expected and what came stand one below the other, so that the eye finds where they part. */
function FeedbackMessage({ message }: { readonly message: string }) {
  const parts = /^(.+?: expected )(.*); (got )(.*)\.$/s.exec(message);
  if (parts === null) return <p>{message}</p>;
  const [, expected, wanted, got, received] = parts;
  return (
    <p>
      {expected}
      <code>{wanted}</code> {got}
      <code>{received}</code>
    </p>
  );
}
