/** An exercise: the student's function, Check, the rounds with their evidence, and a ladder of hints. */
import { useRef, type MutableRef } from 'preact/hooks';
import { CodeCell, type CodeCellHandle } from '../cell/CodeCell.tsx';
import { Console } from '../cell/Console.tsx';
import type { ErasedTypes } from '../cell/erased-types.ts';
import { useLessonCode, type LessonCode } from '../cell/use-lesson-code.ts';
import { exerciseCell } from './exercise-cell.ts';
import { Hints, type Hint } from './Hints.tsx';
import { useExercise, type ExerciseState } from './use-exercise.ts';
import { VerdictView } from './VerdictView.tsx';
import { useStyles } from '../styles/use-styles.ts';
import resultsStyles from './exercise-results.css?url';
import './exercise.css';

export interface ExerciseProps {
  readonly id: string;
  /** What its code loses to become JavaScript; the code itself stands in the page. */
  readonly erased: ErasedTypes;
  readonly hints: readonly Hint[];
}

/** Name of the student's file. */
export const fileName = 'answer.ts';

export default function ExerciseIsland(props: ExerciseProps) {
  useStyles(resultsStyles);
  const { id, hints } = props;
  const lesson = useLessonCode(exerciseCell(id), props.erased);
  const host = useRef<HTMLDivElement>(null);
  const cell = useRef<CodeCellHandle>(null);
  const sourceOf = () => cell.current?.source() ?? lesson;
  const state = useExercise(id, host, sourceOf);
  const { services, outcome, rounds } = state;
  return (
    <div class="exercise-body" data-exercise={id}>
      <ExercisePanes id={id} lesson={lesson} state={state} host={host} cell={cell} />
      {services?.lab.status.value === 'offline' && (
        <p class="bench-strip">
          No lab server answers, so nothing can be checked: start it with <code>npm start</code>.
          Your code is kept in this browser.
        </p>
      )}
      <VerdictView
        exercise={id}
        outcome={outcome.value}
        running={rounds.value}
        labBase={services?.labBase ?? ''}
      />
      <ExerciseButtons state={state} hints={hints} />
    </div>
  );
}

interface PanesProps {
  readonly id: string;
  readonly lesson: LessonCode;
  readonly state: ExerciseState;
  readonly host: MutableRef<HTMLDivElement | null>;
  readonly cell: MutableRef<CodeCellHandle | null>;
}

function ExercisePanes({ id, lesson, state, host, cell }: PanesProps) {
  const { runner, check, attend } = state;
  return (
    <div class="exercise-panes">
      <div>
        <CodeCell
          id={exerciseCell(id)}
          {...lesson}
          fileName={fileName}
          place="worker"
          handle={cell}
          {...(runner === null ? {} : { failure: runner.failure })}
          onRun={() => void check()}
          onAttend={attend}
        />
        <div ref={host} class="bench-runner-host" />
      </div>
      <Console
        lines={runner?.lines ?? []}
        fileName={fileName}
        emptyText="What your function logs appears here, round after round."
        onClear={() => runner?.clear()}
        onShowPosition={(position) => cell.current?.show(position)}
      />
    </div>
  );
}

interface ButtonsProps {
  readonly state: ExerciseState;
  readonly hints: readonly Hint[];
}

function ExerciseButtons({ state, hints }: ButtonsProps) {
  const { services, checking, progress, check, showHints } = state;
  const { tries, solved, hintsShown } = progress.value;
  const offline = services?.lab.status.value === 'offline';
  return (
    <div class="exercise-buttons">
      <button
        type="button"
        class="button button-primary"
        disabled={services === null || offline || checking.value}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        onClick={() => void check()}
      >
        {checking.value ? 'Checking …' : tries === 0 ? 'Check' : 'Check again'}
      </button>
      <Hints hints={hints} shown={hintsShown} onShow={showHints} />
      <span class="exercise-progress">
        {solved && <span class="verdict-right">✓ solved</span>}
        <span>{solved ? '' : triesText(tries)}</span>
      </span>
    </div>
  );
}

function triesText(tries: number): string {
  if (tries === 0) return '';
  return tries === 1 ? '1 try so far' : `${tries} tries so far`;
}
