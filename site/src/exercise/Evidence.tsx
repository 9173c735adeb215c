/** The bytes of one round in the wire view, at the place that the feedback is about. */
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { LazyWireView } from '../wire-view/LazyWireView.tsx';
import {
  openTrace,
  type OpenedTrace,
  type OpenTraceAnswer,
} from '../wire-view/trace-file-actions.ts';
import { findEvidence } from './find-evidence.ts';
import type { RoundReport } from './rounds.ts';

interface Props {
  readonly exercise: string;
  /** Address of the trace of the attempt's session. */
  readonly traceUrl: string;
  readonly round: RoundReport;
}

export function Evidence({ exercise, traceUrl, round }: Props) {
  const trace = useSignal<OpenedTrace | null>(null);
  const problem = useSignal<string | null>(null);
  useEffect(() => {
    let gone = false;
    void loadEvidence(`${traceUrl}?run=${round.number}`).then((answer) => {
      if (gone) return;
      if ('trace' in answer) trace.value = answer.trace;
      else problem.value = answer.problem;
    });
    return () => {
      gone = true;
    };
  }, [traceUrl, round.number]);
  const store = trace.value?.store ?? null;
  const link = useMemo(
    () => (store === null ? null : findEvidence(store.viewOf(null), exercise, placeOf(round))),
    [store],
  );
  if (problem.value !== null) {
    return (
      <p class="exercise-problem" role="alert">
        {problem.value}
      </p>
    );
  }
  return (
    <div class="exercise-wire">
      {trace.value === null ? (
        <p class="wire-waiting" role="status">
          Loading the bytes of round {round.number} …
        </p>
      ) : (
        <LazyWireView
          store={trace.value.store}
          run={null}
          status="recorded"
          recordedOn={trace.value.metadata.createdAt}
          title={`Wire of round ${round.number}`}
          link={link}
        />
      )}
    </div>
  );
}

/** A round that was right is shown from its first event. */
function placeOf({ state, feedback }: RoundReport) {
  if (state === 'wrong') return feedback?.at ?? null;
  return { round: 0, byteRange: { start: 0, end: 1 } };
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
