/** Where the records of a view come from. */
export type WireStatus =
  /** From the lab server, as they happen. */
  | 'live'
  /** From a trace file. */
  | 'recorded'
  /** From a lab server that does not answer any more; what is shown stays. */
  | 'disconnected';

/** What an empty view says before the first run of a demo without code of the learner's. */
export const beforeRunOfDemo = 'Run it, and its bytes appear here.';

/** The same, beside code. */
export const beforeRunOfCode = 'Run the code, and its bytes appear here.';

/**
 * The sentence above the ladder; null where there is nothing to tell. An empty view that is not connected has its
 * own sentence in the ladder's place.
 */
export function statusSentence(
  status: WireStatus,
  recordedOn: string | null,
  isEmpty: boolean,
): string | null {
  if (status === 'recorded') {
    const day = recordedOn === null ? null : formatDay(recordedOn);
    return `Recorded${day === null ? '' : ` on ${day}`}. These bytes crossed a real socket then; nothing here is live.`;
  }
  if (status === 'disconnected' && !isEmpty) {
    return 'Not connected to the lab server. What you see was shown before; new bytes appear when it answers again.';
  }
  return null;
}

const months =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** `22 November 2026` of an ISO 8601 date or time; null when it is none. */
export function formatDay(isoDate: string): string | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(isoDate) ?? [];
  const name = months[Number(month) - 1];
  return day === undefined || name === undefined ? null : `${Number(day)} ${name} ${year}`;
}

export interface EmptyLadder {
  readonly status: WireStatus;
  /** True while a run goes on. */
  readonly live: boolean;
  /** True when there are records, but none passes the filter. */
  readonly filtered: boolean;
  /** How the first run is started, and that its bytes appear then. */
  readonly beforeRun: string;
}

/** What an empty ladder says: what will appear, and how to make it appear. */
export function emptySentence({ status, live, filtered, beforeRun }: EmptyLadder): string {
  if (filtered) return 'No record passes the filter. Press Escape in it to see all.';
  if (status === 'recorded') return 'This trace holds no records.';
  if (status === 'disconnected')
    return 'No lab server answers. Start it, or show the recorded trace.';
  return live ? 'Waiting for the first bytes of this run.' : beforeRun;
}
