/**
 * The guesses at one prediction. A reader's guess is kept in the browser. A class makes its own: presenting begins
 * without a guess, whatever the presenter guessed at home, and what the class guessed is gone when the talk is over.
 */
export interface Guesses {
  /** Index of the choice that the reader guessed; null before. */
  readonly kept: number | null;
  /** Index of the choice that the class guessed; null before. */
  readonly ofClass: number | null;
  /** True when the presenter asked for the points without a guess. */
  readonly skipped: boolean;
  readonly presenting: boolean;
}

export function noGuesses(kept: number | null): Guesses {
  return { kept, ofClass: null, skipped: false, presenting: false };
}

/** Presenting begins or ends: the class's guess does not outlive the talk. */
export function present(guesses: Guesses, presenting: boolean): Guesses {
  return { ...guesses, presenting, ofClass: null, skipped: false };
}

/** The guess that is shown now; null while the question is open. */
export function guessShown({ kept, ofClass, presenting }: Guesses): number | null {
  return presenting ? ofClass : kept;
}

/** Guesses, or with null asks anew. A second guess changes nothing: what happens is told by then. */
export function guess(guesses: Guesses, index: number | null): Guesses {
  if (index !== null && guessShown(guesses) !== null) return guesses;
  return guesses.presenting
    ? { ...guesses, ofClass: index, skipped: false }
    : { ...guesses, kept: index };
}

/** May the slide's points be seen? While a class guesses they would tell the answer. */
export function tellsPoints(guesses: Guesses): boolean {
  return !guesses.presenting || guesses.skipped || guesses.ofClass !== null;
}

export interface ChoiceMark {
  readonly mark: 'happens' | 'misses' | null;
  /** What stands beside the choice. */
  readonly text: string;
}

/** What is told of the choice at `index` when `shown` was guessed. */
export function markOf(index: number, shown: number | null, isRight: boolean): ChoiceMark {
  if (shown === null) return { mark: null, text: '' };
  const isGuess = index === shown;
  if (isRight) {
    return { mark: 'happens', text: isGuess ? '✓ your guess, and so it is' : '✓ this happens' };
  }
  return isGuess ? { mark: 'misses', text: '✗ your guess' } : { mark: null, text: '' };
}
