/** The rounds of one check, as the student sees them: which one runs, which were right, and where one differs. */
import type { Feedback } from '@wireside/labs-server/wire/exercise-check.ts';
import type { AttemptVerdict, BegunAttempt } from './attempt-client.ts';

/** `reads`: EventSource listens to the answer; `left-out`: an earlier round had no answer. */
export type RoundState = 'waits' | 'runs' | 'reads' | 'right' | 'wrong' | 'not-judged' | 'left-out';

export interface RoundReport {
  /** 1, 2, 3 ... */
  readonly number: number;
  readonly state: RoundState;
  /** How many events the round asks for; null where the input is no list. */
  readonly asked: number | null;
  /** What was found; null when nothing is wrong. */
  readonly feedback: Feedback | null;
}

export function firstRounds({ rounds }: BegunAttempt): readonly RoundReport[] {
  return rounds.map(({ number, input }) => ({
    number,
    state: 'waits',
    asked: Array.isArray(input) ? input.length : null,
    feedback: null,
  }));
}

/** The rounds with one of them in another state. */
export function withState(
  rounds: readonly RoundReport[],
  number: number,
  state: RoundState,
): readonly RoundReport[] {
  return rounds.map((round) => (round.number === number ? { ...round, state } : round));
}

/** The rounds as they were judged. A round that was never answered is left out. */
export function judgedRounds(
  rounds: readonly RoundReport[],
  { verdict, feedback }: Pick<AttemptVerdict, 'verdict' | 'feedback'>,
): readonly RoundReport[] {
  return rounds.map((round) => {
    const found = feedback.find(({ at }) => at?.round === round.number) ?? null;
    if (found !== null) return { ...round, state: foundState(verdict), feedback: found };
    return { ...round, state: round.state === 'waits' ? 'left-out' : 'right' };
  });
}

function foundState(verdict: AttemptVerdict['verdict']): RoundState {
  return verdict === 'not-judged' ? 'not-judged' : 'wrong';
}

/** One line about a round. */
export function roundWords({ number, state, asked, feedback }: RoundReport): string {
  const round = `Round ${number}`;
  switch (state) {
    case 'waits':
      return round;
    case 'runs':
      return `${round}: your function runs`;
    case 'reads':
      return `${round}: EventSource reads your stream`;
    case 'right':
      return asked === null ? `${round}: as asked` : `${round}: all ${asked} events as asked`;
    case 'wrong':
      return `${round}: ${placeWords(feedback)}`;
    case 'not-judged':
      return `${round}: not judged`;
    case 'left-out':
      return `${round}: not run, since an earlier one gave no stream`;
  }
}

function placeWords(feedback: Feedback | null): string {
  const index = feedback?.at?.eventIndex;
  return index === undefined ? 'no stream to judge' : `event ${index + 1} is not as asked`;
}
