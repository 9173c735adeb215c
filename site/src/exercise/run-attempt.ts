/** One press of Check: begin, call the student's function once per round, let a real EventSource read, judge. */
import type { DispatchedEvent } from '@wireside/labs-server/wire/exercise-check.ts';
import type {
  AnswerFailure,
  AttemptClient,
  AttemptRound,
  AttemptVerdict,
  BegunAttempt,
} from './attempt-client.ts';
import {
  firstRounds,
  judgedRounds,
  withState,
  type RoundReport,
  type RoundState,
} from './rounds.ts';

/** Longest time that the student's function may take, in milliseconds. */
export const answerMs = 3000;

export interface AttemptWorld {
  readonly client: AttemptClient;
  /** Calls the exported function of the student's code; rejects with the student's error. */
  readonly call: (exportName: string, input: unknown) => Promise<unknown>;
  /** What EventSource in this page dispatches from the URL; null when it gave up. */
  readonly listen: (round: AttemptRound) => Promise<readonly DispatchedEvent[] | null>;
  readonly after: (delayMs: number, callback: () => void) => void;
  /** Tells the student where the check stands. */
  readonly tell: (rounds: readonly RoundReport[]) => void;
}

export interface JudgedAttempt {
  readonly attempt: BegunAttempt;
  readonly verdict: AttemptVerdict;
  readonly rounds: readonly RoundReport[];
}

/** Rejects with an AttemptError when the lab server refuses. */
export async function runAttempt(
  world: AttemptWorld,
  exercise: string,
  owner: string,
): Promise<JudgedAttempt> {
  const { client, tell } = world;
  const attempt = await client.begin(exercise, owner);
  let rounds = firstRounds(attempt);
  const change = (number: number, state: RoundState): void => {
    rounds = withState(rounds, number, state);
    tell(rounds);
  };
  const answered: AttemptRound[] = [];
  for (const round of attempt.rounds) {
    change(round.number, 'runs');
    const answer = await answerOf(world, attempt.exportName, round.input);
    await client.answer(attempt.id, round.number, answer);
    if (typeof answer !== 'string') break;
    answered.push(round);
    change(round.number, 'reads');
  }
  await Promise.all(
    answered.map(async (round) => {
      const events = await world.listen(round);
      if (events !== null) await client.report(attempt.id, round.number, events);
    }),
  );
  const verdict = await client.verdict(attempt.id);
  return { attempt, verdict, rounds: judgedRounds(rounds, verdict) };
}

async function answerOf(
  { call, after }: AttemptWorld,
  exportName: string,
  input: unknown,
): Promise<string | AnswerFailure> {
  const tooLate = new Promise<AnswerFailure>((resolve) => {
    const detail = `${exportName} did not return within ${answerMs / 1000} s.`;
    after(answerMs, () => resolve({ cause: 'timed-out', detail }));
  });
  try {
    const value = await Promise.race([call(exportName, input), tooLate]);
    if (typeof value === 'string') return value;
    if (isFailure(value)) return value;
    const detail = `${exportName} returned ${value === null ? 'null' : `a ${typeof value}`}, not a string.`;
    return { cause: 'wrong-type-of-answer', detail };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { cause: 'threw', detail };
  }
}

function isFailure(value: unknown): value is AnswerFailure {
  return (
    typeof value === 'object' && value !== null && 'cause' in value && value.cause === 'timed-out'
  );
}
