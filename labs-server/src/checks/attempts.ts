/** All attempts that are being judged, and how often each owner was wrong. Bounded, and emptied by time. */
import type { Judgement } from '../../wire/exercise-check.ts';
import type { SessionStore } from '../sessions/session-store.ts';
import { Attempt } from './attempt.ts';
import type { LoadedExercise } from './load-checks.ts';

/** After so many wrong verdicts the solution is shown. */
export const triesBeforeSolution = 3;

/** An attempt that is not judged within this time is dropped, in milliseconds. */
export const attemptLifeMs = 5 * 60 * 1000;

const maxAttempts = 500;
const maxOwners = 5000;

export interface AttemptsOptions {
  readonly exercises: ReadonlyMap<string, LoadedExercise>;
  readonly sessions: SessionStore;
  readonly random: () => number;
  readonly randomBytes: (byteLength: number) => Uint8Array;
  readonly after: (delayMs: number, callback: () => void) => () => void;
}

export interface AttemptVerdict extends Judgement {
  /** Text of the solution once it is earned: by a right answer, or by three wrong ones. */
  readonly solution: string | null;
}

/** Why there is no attempt. */
export type AttemptRefusal = 'unknown-exercise' | 'no-room';

export class Attempts {
  readonly #options: AttemptsOptions;
  readonly #attempts = new Map<string, { attempt: Attempt; cancelExpiry: () => void }>();
  readonly #bySession = new Map<string, Attempt>();
  readonly #wrongVerdicts = new Map<string, number>();
  /** The session of each owner's last judged attempt, which shows the evidence. */
  readonly #judgedSessions = new Map<string, string>();

  constructor(options: AttemptsOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#attempts.size;
  }

  begin(exerciseId: string, owner: string): Attempt | AttemptRefusal {
    const { exercises, sessions, random, randomBytes, after } = this.#options;
    const exercise = exercises.get(exerciseId);
    if (exercise === undefined) return 'unknown-exercise';
    const session = this.#attempts.size < maxAttempts ? sessions.create() : null;
    if (session === null) return 'no-room';
    const id = Buffer.from(randomBytes(16)).toString('hex');
    const nonce = Buffer.from(randomBytes(9)).toString('base64url');
    const attempt = new Attempt({ id, owner, exercise, session, random, nonce });
    const cancelExpiry = after(attemptLifeMs, () => this.#drop(id));
    this.#attempts.set(id, { attempt, cancelExpiry });
    this.#bySession.set(session.id, attempt);
    session.onEnd({ sessionEnded: () => this.#drop(id) });
    return attempt;
  }

  get(id: string): Attempt | null {
    return this.#attempts.get(id)?.attempt ?? null;
  }

  ofSession(session: string): Attempt | null {
    return this.#bySession.get(session) ?? null;
  }

  /** Judges what the log holds now, and ends the attempt. Its session stays readable until it expires, or the owner's next one is judged. */
  judge(attempt: Attempt): AttemptVerdict {
    const { exercise, owner } = attempt;
    const judgement = exercise.check.judge(attempt.rounds());
    this.#drop(attempt.id);
    this.#keepSession(attempt);
    const key = `${owner}/${exercise.check.id}`;
    const wrong = (this.#wrongVerdicts.get(key) ?? 0) + (judgement.verdict === 'wrong' ? 1 : 0);
    this.#remember(key, wrong);
    const earned = judgement.verdict === 'right' || wrong >= triesBeforeSolution;
    return { ...judgement, solution: earned ? exercise.solution : null };
  }

  /** One for each owner: a class that checks again and again must not use up the log's memory. */
  #keepSession({ owner, session }: Attempt): void {
    const { sessions } = this.#options;
    const before = this.#judgedSessions.get(owner);
    if (before !== undefined) sessions.end(before, 'deleted');
    this.#judgedSessions.set(owner, session.id);
    session.onEnd({
      sessionEnded: () => {
        if (this.#judgedSessions.get(owner) === session.id) this.#judgedSessions.delete(owner);
      },
    });
  }

  #remember(key: string, wrong: number): void {
    this.#wrongVerdicts.delete(key);
    this.#wrongVerdicts.set(key, wrong);
    const [oldest] = this.#wrongVerdicts.keys();
    if (this.#wrongVerdicts.size > maxOwners && oldest !== undefined) {
      this.#wrongVerdicts.delete(oldest);
    }
  }

  #drop(id: string): void {
    const entry = this.#attempts.get(id);
    if (entry === undefined) return;
    this.#attempts.delete(id);
    this.#bySession.delete(entry.attempt.session.id);
    entry.cancelExpiry();
    entry.attempt.end();
  }
}
