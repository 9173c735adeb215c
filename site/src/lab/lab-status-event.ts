/** How the benches tell the header what they know of the lab server. */
export const labStatusEvent = 'wireside:lab-status';

export interface LabStatusDetail {
  readonly status: 'checking' | 'online' | 'reconnecting' | 'offline';
  /** Round trip of one small message; null when not measured. */
  readonly roundTripMs: number | null;
  /** Connections that this page has open to lab A and lab B, idle ones included. */
  readonly connections?: { readonly a: number; readonly b: number };
}

/** What the header says. */
export function labStatusText({ status, roundTripMs }: LabStatusDetail): string {
  if (status === 'checking') return 'looking for a lab server';
  if (status === 'offline') return 'no lab server: recorded traces';
  if (status === 'reconnecting') return 'lab server lost, reconnecting';
  return roundTripMs === null ? 'lab server' : `lab server · ${roundTripMs.toFixed(1)} ms`;
}

/** The meter of connections; empty while there are none. A browser opens six to an origin, so two numbers of six. */
export function connectionsText({ connections }: LabStatusDetail): string {
  if (connections === undefined || connections.a + connections.b === 0) return '';
  return `connections: A ${connections.a} of 6, B ${connections.b} of 6`;
}
