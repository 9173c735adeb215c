/** The state of one exercise in the page, and its Check. */
import { useSignal, type ReadonlySignal } from '@preact/signals';
import { useEffect, useState, type MutableRef } from 'preact/hooks';
import { useCellRunner } from '../bench/use-cell-runner.ts';
import { useServices } from '../bench/use-services.ts';
import type { CellRunner } from '../cell/cell-run.ts';
import type { PageServices } from '../lab/page-services.ts';
import { keep, kept } from '../layout/browser-store.ts';
import { untilSession } from './until-session.ts';
import { checkCode, type CheckOutcome } from './check-code.ts';
import type { RoundReport } from './rounds.ts';
import { noProgress, readProgress, writeProgress, type ExerciseProgress } from './progress.ts';

/** A browser that forbids storage keeps nothing, and the exercise works without. */
const browserStore = { getItem: kept, setItem: keep };

/** The student's code as it stands. */
export type SourceOf = () => { readonly code: string; readonly stripped: string | undefined };

export interface ExerciseState {
  readonly services: PageServices | null;
  readonly runner: CellRunner | null;
  readonly checking: ReadonlySignal<boolean>;
  /** Rounds of the check that goes on. */
  readonly rounds: ReadonlySignal<readonly RoundReport[]>;
  readonly outcome: ReadonlySignal<CheckOutcome | null>;
  readonly progress: ReadonlySignal<ExerciseProgress>;
  check(): Promise<void>;
  /** Loads the runner ahead, so that Check is quick. */
  attend(): void;
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
  const checking = useSignal(false);
  const rounds = useSignal<readonly RoundReport[]>([]);
  const outcome = useSignal<CheckOutcome | null>(null);
  const progress = useSignal(noProgress);
  useEffect(() => void (progress.value = readProgress(browserStore, id)), []);
  useEffect(() => services?.lab.connect(), [services]);
  const keep = (change: Partial<ExerciseProgress>): void => {
    progress.value = { ...progress.peek(), ...change };
    writeProgress(browserStore, id, progress.peek());
  };
  const check = async (): Promise<void> => {
    if (services === null || checking.peek()) return;
    checking.value = true;
    outcome.value = null;
    rounds.value = [];
    await untilSession(services.lab);
    const ready = runnerOf();
    setRunner(ready);
    const tell = (told: readonly RoundReport[]): void => void (rounds.value = told);
    const source = sourceOf();
    const result = await checkCode({ services, runner: ready, source, exercise: id, tell });
    outcome.value = result;
    checking.value = false;
    if (!('verdict' in result)) return;
    const { solved, tries } = progress.peek();
    keep({ solved: solved || result.verdict.verdict === 'right', tries: tries + 1 });
  };
  const attend = (): void => {
    const session = services?.lab.session.peek() ?? null;
    if (session === null) return;
    const ready = runnerOf();
    ready?.warm();
    setRunner(ready);
  };
  const showHints = (hintsShown: number): void => keep({ hintsShown });
  return { services, runner, checking, rounds, outcome, progress, check, attend, showHints };
}
