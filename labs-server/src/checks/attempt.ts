/** One judged attempt: its own session, its rounds, and what came of each. */
import type {
  DispatchedEvent,
  EvidenceByKind,
  Round,
  RoundFailure,
} from '../../wire/exercise-check.ts';
import type { Release, Session } from '../sessions/session.ts';
import { eventStreamEvidence } from './event-stream-evidence.ts';
import type { LoadedExercise } from './load-checks.ts';

/** Longest answer of a round, in bytes of UTF-8. */
export const maxAnswerBytes = 64 * 1024;

/** What is known of a round. */
interface RoundState {
  readonly input: unknown;
  answer: { readonly body: Buffer } | { readonly failure: RoundFailure } | null;
  reported: readonly DispatchedEvent[] | null;
  /** How often the body was asked for. */
  served: number;
}

export interface AttemptOptions {
  readonly id: string;
  /** Whose attempts are counted together: the page's session, or any text of the client. */
  readonly owner: string;
  readonly exercise: LoadedExercise;
  /** Belongs to this attempt alone. */
  readonly session: Session;
  readonly random: () => number;
  readonly nonce: string;
}

export class Attempt {
  readonly id: string;
  readonly owner: string;
  readonly exercise: LoadedExercise;
  readonly session: Session;
  readonly #rounds: readonly RoundState[];
  readonly #unpin: Release;

  constructor({ id, owner, exercise, session, random, nonce }: AttemptOptions) {
    this.id = id;
    this.owner = owner;
    this.exercise = exercise;
    this.session = session;
    this.#unpin = session.pin();
    this.#rounds = Array.from({ length: exercise.check.rounds }, (_, index) => ({
      input: exercise.check.drawInput({ random, nonce, round: index + 1 }),
      answer: null,
      reported: null,
      served: 0,
    }));
  }

  /** What the student's function is called with, round by round. */
  get inputs(): readonly unknown[] {
    return this.#rounds.map(({ input }) => input);
  }

  /** True once; a round is answered only once. */
  answer(round: number, answer: string | RoundFailure): boolean {
    const state = this.#rounds[round - 1];
    if (state === undefined || state.answer !== null) return false;
    state.answer = typeof answer === 'string' ? bodyOf(answer) : { failure: answer };
    return true;
  }

  report(round: number, events: readonly DispatchedEvent[]): boolean {
    const state = this.#rounds[round - 1];
    if (state === undefined || state.answer === null || state.reported !== null) return false;
    state.reported = events;
    return true;
  }

  /** The body at the first request of a round, null at every later one. */
  serve(round: number): Buffer | null {
    const state = this.#rounds[round - 1];
    const answer = state?.answer ?? null;
    if (state === undefined || answer === null || 'failure' in answer) return null;
    state.served += 1;
    return state.served === 1 ? answer.body : null;
  }

  /** The rounds as the check wants them, with the evidence that the log holds now. */
  rounds(): readonly Round<unknown, EvidenceByKind['event-stream']>[] {
    return this.#rounds.flatMap(({ input, answer, reported }, index) => {
      if (answer === null) return [];
      const number = index + 1;
      if ('failure' in answer) return [{ number, input, outcome: answer }];
      const outcome = eventStreamEvidence(this.session.log, number, answer.body, reported);
      return [{ number, input, outcome }];
    });
  }

  /** The verdict was given: the session may expire like any other. */
  end(): void {
    this.#unpin();
  }
}

function bodyOf(text: string): { readonly body: Buffer } | { readonly failure: RoundFailure } {
  const body = Buffer.from(text, 'utf8');
  if (body.length <= maxAnswerBytes) return { body };
  const detail = `Your function returned ${body.length} bytes; the lab takes ${maxAnswerBytes}.`;
  return { failure: { cause: 'too-large', detail } };
}
