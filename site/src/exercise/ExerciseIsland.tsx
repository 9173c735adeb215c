/** An exercise: the student's function, Check, the verdict with its evidence, and a ladder of hints. */
import { useRef } from 'preact/hooks';
import { CodeCell, type CodeCellHandle } from '../cell/CodeCell.tsx';
import { Console } from '../cell/Console.tsx';
import { Hints, type Hint } from './Hints.tsx';
import { useExercise, type ExerciseState } from './use-exercise.ts';
import { VerdictView } from './VerdictView.tsx';
import './exercise.css';

export interface ExerciseProps {
  readonly id: string;
  readonly start: string;
  readonly stripped: string;
  readonly hints: readonly Hint[];
  /** Advice by feedback id. */
  readonly feedback: Readonly<Record<string, string>>;
}

/** Name of the student's file. */
export const fileName = 'answer.ts';

export default function ExerciseIsland({ id, start, stripped, hints, feedback }: ExerciseProps) {
  const host = useRef<HTMLDivElement>(null);
  const cell = useRef<CodeCellHandle>(null);
  const sourceOf = () => cell.current?.source() ?? { code: start, stripped };
  const state = useExercise(id, host, sourceOf);
  const { services, runner, stage, outcome } = state;
  return (
    <div class="exercise-body" data-exercise={id}>
      <div class="exercise-panes">
        <div>
          <CodeCell
            id={`exercise-${id}`}
            code={start}
            stripped={stripped}
            fileName={fileName}
            place="worker"
            handle={cell}
            onRun={() => void state.check()}
          />
          <div ref={host} class="bench-runner-host" />
        </div>
        <Console
          lines={runner?.lines ?? []}
          fileName={fileName}
          emptyText="What your function logs appears here."
        />
      </div>
      {services?.lab.status.value === 'offline' && (
        <p class="bench-strip">
          No lab server answers, so nothing can be checked: start it with <code>npm start</code>.
          Your code is kept in this browser.
        </p>
      )}
      <p class="exercise-stage" role="status">
        {stage.value ?? ''}
      </p>
      {outcome.value !== null && (
        <VerdictView outcome={outcome.value} labBase={services?.labBase ?? ''} advice={feedback} />
      )}
      <ExerciseButtons state={state} hints={hints} />
    </div>
  );
}

function ExerciseButtons(props: {
  readonly state: ExerciseState;
  readonly hints: readonly Hint[];
}) {
  const { services, stage, progress, check, showHints } = props.state;
  const { tries, solved, hintsShown } = progress.value;
  const checking = stage.value !== null;
  const offline = services?.lab.status.value === 'offline';
  return (
    <div class="exercise-buttons">
      <button
        type="button"
        class="button button-primary"
        disabled={services === null || offline || checking}
        onClick={() => void check()}
      >
        {checking ? 'Checking ...' : tries === 0 ? 'Check' : 'Check again'}
      </button>
      <Hints hints={props.hints} shown={hintsShown} onShow={showHints} />
      <span class="exercise-progress">{solved ? '✓ solved' : triesText(tries)}</span>
    </div>
  );
}

function triesText(tries: number): string {
  if (tries === 0) return '';
  return tries === 1 ? '1 try so far' : `${tries} tries so far`;
}
