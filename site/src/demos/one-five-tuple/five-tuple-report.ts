/** What a page saw of its call with Bob, as plain data. */
import { number, orNull, text, type FaceReader } from '../trace-face.ts';

export interface FiveTupleReport {
  /** What came back over the data channel; null while nothing did. */
  readonly echo: string | null;
  /** Frames of video that came back. */
  readonly framesReceived: number;
}

/** Reads a report that a trace keeps. */
export const readFiveTupleReport: FaceReader<FiveTupleReport> = (value) => ({
  echo: orNull(value['echo'], text),
  framesReceived: number(value['framesReceived']),
});
