/** What came of the pictures that a program publishes, as plain data. */
import { number, orNull, text, type FaceReader } from '../trace-face.ts';

export interface ProgramReport {
  /** Published frames that the page showed. */
  readonly frames: number;
  /** Number of the newest one, from its pixels. */
  readonly newest: number | null;
  /** Why there is no picture now, in the lab server's words; null while there is one. */
  readonly missing: string | null;
}

export const nothingPublished: ProgramReport = { frames: 0, newest: null, missing: null };

/** Reads a report that a trace keeps. */
export const readProgramReport: FaceReader<ProgramReport> = (value) => ({
  frames: number(value['frames']),
  newest: orNull(value['newest'], number),
  missing: orNull(value['missing'], text),
});
