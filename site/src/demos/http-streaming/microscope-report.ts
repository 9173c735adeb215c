/** What script saw of one raw response, as plain data. */
import { list, orNull, text, type FaceReader } from '../trace-face.ts';
import type { ScriptOutcome } from './what-devtools-say.ts';

export interface MicroscopeReport {
  /** What script learned, line by line. */
  readonly lines: readonly string[];
  /** Null while it is not over, and when it was stopped. */
  readonly outcome: ScriptOutcome | null;
}

export const nothingSeen: MicroscopeReport = { lines: [], outcome: null };

/** Reads a report that a trace keeps. */
export const readMicroscopeReport: FaceReader<MicroscopeReport> = (value) => ({
  lines: list(value['lines']).map(text),
  outcome: orNull(value['outcome'], (outcome) => {
    const name = text(outcome);
    if (name === 'complete' || name === 'failed') return name;
    throw new TypeError('expected an outcome');
  }),
});
