/** The page's side of an attempt: begin, answer, report, verdict. */
import type { DispatchedEvent, Judgement } from '@wireside/labs-server/wire/exercise-check.ts';

export interface AttemptRound {
  readonly number: number;
  /** What the student's function is called with. */
  readonly input: unknown;
  /** Where the lab serves the answer, byte for byte. */
  readonly url: string;
}

export interface BegunAttempt {
  readonly id: string;
  /** The attempt's own session: its trace is the evidence. */
  readonly session: string;
  readonly exportName: string;
  readonly rounds: readonly AttemptRound[];
}

export interface AttemptVerdict extends Judgement {
  readonly solution: string | null;
}

/** Why a round has no answer. */
export interface AnswerFailure {
  readonly cause: 'threw' | 'wrong-type-of-answer' | 'timed-out';
  readonly detail: string;
}

/** A refusal of the lab server, in its own words. */
export class AttemptError extends Error {
  override readonly name = 'AttemptError';
}

export interface AttemptClient {
  begin(exercise: string, owner: string): Promise<BegunAttempt>;
  answer(attempt: string, round: number, answer: string | AnswerFailure): Promise<void>;
  report(attempt: string, round: number, events: readonly DispatchedEvent[]): Promise<void>;
  verdict(attempt: string): Promise<AttemptVerdict>;
}

/** @param base origin of the lab server, '' for the page's own */
export function createAttemptClient(base: string, fetchIt: typeof fetch = fetch): AttemptClient {
  const ask = async (method: string, path: string, body: unknown): Promise<unknown> => {
    const response = await fetchIt(`${base}/api/attempts${path}`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (response.status === 204) return null;
    const answer: unknown = await response.json();
    if (!response.ok) throw new AttemptError(detailOf(answer, response.status));
    return answer;
  };
  return {
    begin: async (exercise, owner) => (await ask('POST', '', { exercise, owner })) as BegunAttempt,
    answer: async (attempt, round, answer) => {
      const body = typeof answer === 'string' ? { answer } : { failure: answer };
      await ask('PUT', `/${attempt}/rounds/${round}/answer`, body);
    },
    report: async (attempt, round, events) => {
      await ask('PUT', `/${attempt}/rounds/${round}/report`, { events });
    },
    verdict: async (attempt) => (await ask('POST', `/${attempt}/verdict`, {})) as AttemptVerdict,
  };
}

function detailOf(answer: unknown, status: number): string {
  if (typeof answer === 'object' && answer !== null && 'detail' in answer) {
    return String(answer.detail);
  }
  return `The lab server answered ${status}.`;
}
