/** The state of one exercise in the page, and its Check. */
import { useSignal, type ReadonlySignal } from '@preact/signals';
import { useEffect, useState, type MutableRef } from 'preact/hooks';
import { useCellRunner } from '../bench/use-cell-runner.ts';
import { useServices } from '../bench/use-services.ts';
import type { CellRunner } from '../cell/cell-run.ts';
import type { PageServices } from '../lab/page-services.ts';
import { checkCode, type CheckOutcome } from './check-code.ts';
import { noProgress, readProgress, writeProgress, type ExerciseProgress } from './progress.ts';

/** The student's code as it stands. */
export type SourceOf = () => { readonly code: string; readonly stripped: string | undefined };

export interface ExerciseState {
  readonly services: PageServices | null;
  readonly runner: CellRunner | null;
  /** Where the check stands; null when none goes on. */
  readonly stage: ReadonlySignal<string | null>;
  readonly outcome: ReadonlySignal<CheckOutcome | null>;
  readonly progress: ReadonlySignal<ExerciseProgress>;
  check(): Promise<void>;
  showHints(count: number): void;
}

export function useExercise(
  id: string,
  host: MutableRef<HTMLElement | null>,
  sourceOf: SourceOf,
): ExerciseState {
  const services = useServices();
  const runnerOf = useCellRunner(services, host);
  const [runner, setRunner] = useState<CellRunner | null>(null);
  const stage = useSignal<string | null>(null);
  const outcome = useSignal<CheckOutcome | null>(null);
  const progress = useSignal(noProgress);
  useEffect(() => void (progress.value = readProgress(localStorage, id)), []);
  useEffect(() => services?.lab.connect(), [services]);
  const keep = (change: Partial<ExerciseProgress>): void => {
    progress.value = { ...progress.peek(), ...change };
    writeProgress(localStorage, id, progress.peek());
  };
  const check = async (): Promise<void> => {
    if (services === null || stage.peek() !== null) return;
    stage.value = 'The check begins.';
    outcome.value = null;
    const ready = runnerOf();
    setRunner(ready);
    const tell = (sentence: string): void => void (stage.value = sentence);
    const source = sourceOf();
    const result = await checkCode({ services, runner: ready, source, exercise: id, tell });
    outcome.value = result;
    stage.value = null;
    if (!('verdict' in result)) return;
    const { solved, tries } = progress.peek();
    keep({ solved: solved || result.verdict.verdict === 'right', tries: tries + 1 });
  };
  const showHints = (hintsShown: number): void => keep({ hintsShown });
  return { services, runner, stage, outcome, progress, check, showHints };
}
