/** An exercise: the student's function, Check, the verdict with its evidence, and a ladder of hints. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useCellRunner } from '../bench/use-cell-runner.ts';
import { useServices } from '../bench/use-services.ts';
import type { CellRunner } from '../cell/cell-run.ts';
import { CodeCell, type CodeCellHandle } from '../cell/CodeCell.tsx';
import { Console } from '../cell/Console.tsx';
import { checkCode, type CheckOutcome } from './check-code.ts';
import { Hints, type Hint } from './Hints.tsx';
import { readProgress, noProgress, writeProgress } from './progress.ts';
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

export default function ExerciseIsland({ id, start, stripped, hints, feedback }: ExerciseProps) {
  const services = useServices();
  const host = useRef<HTMLDivElement>(null);
  const cell = useRef<CodeCellHandle>(null);
  const runnerOf = useCellRunner(services, host);
  const [runner, setRunner] = useState<CellRunner | null>(null);
  const stage = useSignal<string | null>(null);
  const outcome = useSignal<CheckOutcome | null>(null);
  const progress = useSignal(noProgress);
  useEffect(() => void (progress.value = readProgress(localStorage, id)), []);
  useEffect(() => services?.lab.connect(), [services]);
  const keep = (change: Partial<typeof noProgress>): void => {
    progress.value = { ...progress.peek(), ...change };
    writeProgress(localStorage, id, progress.peek());
  };
  const check = async (): Promise<void> => {
    if (services === null || stage.peek() !== null) return;
    stage.value = 'The check begins.';
    outcome.value = null;
    const ready = runnerOf();
    setRunner(ready);
    const source = cell.current?.source() ?? { code: start, stripped };
    const result = await checkCode({
      services,
      runner: ready,
      source,
      exercise: id,
      tell: (sentence) => (stage.value = sentence),
    });
    outcome.value = result;
    stage.value = null;
    if (!('verdict' in result)) return;
    const solved = progress.peek().solved || result.verdict.verdict === 'right';
    keep({ solved, tries: progress.peek().tries + 1 });
  };
  const offline = services?.lab.status.value === 'offline';
  return (
    <div class="exercise-body" data-exercise={id}>
      <div class="exercise-panes">
        <div>
          <CodeCell
            id={`exercise-${id}`}
            code={start}
            stripped={stripped}
            fileName="answer.ts"
            place="worker"
            handle={cell}
            onRun={() => void check()}
          />
          <div ref={host} class="bench-runner-host" />
        </div>
        <Console lines={runner?.lines ?? []} emptyText="What your function logs appears here." />
      </div>
      {offline && (
        <p class="bench-strip">
          No lab server answers, so nothing can be checked: start it with <code>npm start</code>.
          Your code is kept in this browser.
        </p>
      )}
      <p class="exercise-stage" role="status">
        {stage.value ?? ''}
      </p>
      {outcome.value !== null && (
        <VerdictView
          outcome={outcome.value}
          labBase={services?.labBase ?? ''}
          advice={feedback}
        />
      )}
      <div class="exercise-buttons">
        <button
          type="button"
          class="button button-primary"
          disabled={services === null || offline || stage.value !== null}
          onClick={() => void check()}
        >
          {stage.value !== null ? 'Checking ...' : progress.value.tries === 0 ? 'Check' : 'Check again'}
        </button>
        <Hints
          hints={hints}
          shown={progress.value.hintsShown}
          onShow={(hintsShown) => keep({ hintsShown })}
        />
        <span class="exercise-progress">
          {progress.value.solved ? '✓ solved' : triesText(progress.value.tries)}
        </span>
      </div>
    </div>
  );
}

function triesText(tries: number): string {
  if (tries === 0) return '';
  return tries === 1 ? '1 try so far' : `${tries} tries so far`;
}
