/** What script saw of a handshake that was answered by hand, as plain data. */
import { list, orNull, text, type FaceReader } from '../trace-face.ts';

/** `open`: the browser took the answer; `refused`: it did not; `waiting`: neither within the time of the run. */
export type AnswerOutcome = 'open' | 'refused' | 'waiting';

export interface AnswerReport {
  /** What script learned, line by line. */
  readonly lines: readonly string[];
  /** Null while it is not over, and when it was stopped. */
  readonly outcome: AnswerOutcome | null;
}

export const nothingAnswered: AnswerReport = { lines: [], outcome: null };

/** Reads a report that a trace keeps. */
export const readAnswerReport: FaceReader<AnswerReport> = (value) => ({
  lines: list(value['lines']).map(text),
  outcome: orNull(value['outcome'], (outcome) => {
    const name = text(outcome);
    if (name === 'open' || name === 'refused' || name === 'waiting') return name;
    throw new TypeError('expected an outcome');
  }),
});
