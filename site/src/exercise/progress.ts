/** What the browser keeps of a student's progress: per exercise, the last verdict and the hints that were opened. */

export interface ExerciseProgress {
  readonly solved: boolean;
  readonly tries: number;
  readonly hintsShown: number;
}

export const noProgress: ExerciseProgress = { solved: false, tries: 0, hintsShown: 0 };

type Store = Pick<Storage, 'getItem' | 'setItem'>;

function keyOf(exercise: string): string {
  return `wireside.exercise.${exercise}`;
}

/** Whatever is stored, the answer is whole: damaged entries count as none. */
export function readProgress(store: Store, exercise: string): ExerciseProgress {
  try {
    const kept: unknown = JSON.parse(store.getItem(keyOf(exercise)) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return noProgress;
    const { solved, tries, hintsShown } = kept as Partial<ExerciseProgress>;
    return {
      solved: solved === true,
      tries: Number.isInteger(tries) ? Number(tries) : 0,
      hintsShown: Number.isInteger(hintsShown) ? Number(hintsShown) : 0,
    };
  } catch {
    return noProgress;
  }
}

/** A browser that keeps nothing (private window, full storage) costs the progress, never the exercise. */
export function writeProgress(store: Store, exercise: string, progress: ExerciseProgress): void {
  try {
    store.setItem(keyOf(exercise), JSON.stringify(progress));
  } catch {
    // Nothing is lost but the memory of this browser.
  }
}
