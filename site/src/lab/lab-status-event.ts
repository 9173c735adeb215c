/** How the benches tell the header what they know of the lab server. */
export const labStatusEvent = 'wireside:lab-status';

export interface LabStatusDetail {
  readonly status: 'checking' | 'online' | 'reconnecting' | 'offline';
  /** Round trip of one small message; null when not measured. */
  readonly roundTripMs: number | null;
}

/** What the header says. */
export function labStatusText({ status, roundTripMs }: LabStatusDetail): string {
  if (status === 'checking') return 'looking for a lab server';
  if (status === 'offline') return 'no lab server: recorded traces';
  if (status === 'reconnecting') return 'lab server lost, reconnecting';
  return roundTripMs === null ? 'lab server' : `lab server · ${roundTripMs.toFixed(1)} ms`;
}
