/** What became of each message, as plain data: one row of the table. */
import { list, object, orNull, text, type FaceReader } from '../trace-face.ts';

export interface MessengerRow {
  readonly data: string;
  readonly targetOrigin: string;
  readonly condition: string;
  /** The exception of postMessage; null when it took the message. */
  readonly thrown: string | null;
  /** What B's listener got; null when it got nothing. */
  readonly arrived: { readonly origin: string; readonly source: string } | null;
  /** What B's check made of it; null when nothing arrived. */
  readonly verdict: string | null;
  /** What came back to A; null when nothing did. */
  readonly answer: string | null;
}

export interface MessengerReport {
  readonly rows: readonly MessengerRow[];
}

export const noReport: MessengerReport = { rows: [] };

/** The newest rows that the table keeps. */
const maxRows = 8;

export function withRow({ rows }: MessengerReport, row: MessengerRow): MessengerReport {
  return { rows: [...rows, row].slice(-maxRows) };
}

/** In one sentence, what stopped the message or let it through. */
export function outcomeOf(row: MessengerRow): string {
  const { thrown, arrived, answer } = row;
  if (thrown !== null) return 'stopped by postMessage: that is no origin';
  if (arrived === null) return 'stopped by the browser: targetOrigin is not B’s origin';
  if (!isAllowed(row)) return 'stopped by B’s check';
  return answer === null ? 'accepted, not answered' : 'accepted and answered';
}

/** True when the message was let through to B's own code. */
export function isAllowed({ verdict }: MessengerRow): boolean {
  return verdict?.startsWith('accepted') === true;
}

/** Reads a report that a trace keeps. */
export const readMessengerReport: FaceReader<MessengerReport> = (value) => ({
  rows: list(value['rows'])
    .map(object)
    .map((row) => ({
      data: text(row['data']),
      targetOrigin: text(row['targetOrigin']),
      condition: text(row['condition']),
      thrown: orNull(row['thrown'], text),
      arrived: orNull(row['arrived'], (arrived) => {
        const { origin, source } = object(arrived);
        return { origin: text(origin), source: text(source) };
      }),
      verdict: orNull(row['verdict'], text),
      answer: orNull(row['answer'], text),
    })),
});
