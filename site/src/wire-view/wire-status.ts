/** Where the records of a view come from. */
export type WireStatus =
  /** From the lab server, as they happen. */
  | 'live'
  /** From a trace file. */
  | 'recorded'
  /** From a lab server that does not answer any more; what is shown stays. */
  | 'disconnected';

/** The sentence above the ladder; null where there is nothing to tell. */
export function statusSentence(status: WireStatus, recordedOn: string | null): string | null {
  if (status === 'recorded') {
    const day = recordedOn === null ? null : formatDay(recordedOn);
    return `Recorded${day === null ? '' : ` on ${day}`}. These bytes crossed a real socket then; nothing here is live.`;
  }
  if (status === 'disconnected') {
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

/** What an empty ladder says: what will appear, and how to make it appear. */
export function emptySentence(status: WireStatus, live: boolean, filtered: boolean): string {
  if (filtered) return 'No record passes the filter. Press Escape in it to see all.';
  if (status === 'recorded') return 'This trace holds no records.';
  if (status === 'disconnected')
    return 'No lab server answers. Start it, or show the recorded trace.';
  return live
    ? 'Waiting for the first bytes of this run.'
    : 'Run the code, and its bytes appear here.';
}
