/** What happened between two peers, in order: calls, events, and messages of signaling. */
import type { CallId } from './jsep-calls.ts';
import type { PeerName } from './peer-name.ts';
import type { PeerStates } from './peer-states.ts';

/** An exception in the browser's words. */
export interface Refusal {
  readonly name: string;
  readonly message: string;
}

export type Outcome = 'pending' | 'done' | Refusal;

interface Entry {
  /** Counts from 1. */
  readonly number: number;
  /** Milliseconds since the connections were made. */
  readonly atMs: number;
  readonly peer: PeerName;
}

export interface CallEntry extends Entry {
  readonly kind: 'call';
  readonly call: CallId;
  /** What was pressed, as code: `alice.setRemoteDescription(answer)`. */
  readonly code: string;
  readonly outcome: Outcome;
  /** When it was pressed, of this peer. */
  readonly before: PeerStates;
  /** What was received had this type, or what was created; null where there was none. */
  readonly description: RTCSdpType | null;
}

export interface EventEntry extends Entry {
  readonly kind: 'event';
  /** `signalingstatechange: have-local-offer`. */
  readonly text: string;
}

/** From `peer` to the other one. */
export interface MessageEntry extends Entry {
  readonly kind: 'message';
  readonly what: 'offer' | 'answer' | 'pranswer' | 'candidate';
  readonly about: string;
}

export type LogEntry = CallEntry | EventEntry | MessageEntry;

/** An entry before the log numbers it. */
export type NewEntry = DistributiveOmit<LogEntry, 'number' | 'atMs'>;
type DistributiveOmit<T, K extends string> = T extends unknown ? Omit<T, K & keyof T> : never;

/** A long session keeps its newest part. */
const maxEntries = 400;

export function withEntry(log: readonly LogEntry[], entry: NewEntry, atMs: number): LogEntry[] {
  const number = (log.at(-1)?.number ?? 0) + 1;
  return [...log, { ...entry, number, atMs }].slice(-maxEntries);
}

export function withOutcome(
  log: readonly LogEntry[],
  number: number,
  outcome: Outcome,
  code?: string,
): LogEntry[] {
  return log.map((entry) =>
    entry.kind === 'call' && entry.number === number
      ? { ...entry, outcome, code: code ?? entry.code }
      : entry,
  );
}

export function isRefused(outcome: Outcome): outcome is Refusal {
  return typeof outcome === 'object';
}

/** The call that was refused, where it is the newest of all calls that came to an end. */
export function newestRefusal(log: readonly LogEntry[]): CallEntry | null {
  const newest = log.findLast((entry) => entry.kind === 'call' && entry.outcome !== 'pending');
  return newest?.kind === 'call' && isRefused(newest.outcome) ? newest : null;
}

/** The newest call of `peer` that came to an end. */
export function newestCall(log: readonly LogEntry[], peer: PeerName): CallEntry | null {
  const newest = log.findLast(
    (entry) => entry.kind === 'call' && entry.peer === peer && entry.outcome !== 'pending',
  );
  return newest?.kind === 'call' ? newest : null;
}

/** Whatever was thrown. */
export function refusalOf(thrown: unknown): Refusal {
  if (thrown instanceof Error) return { name: thrown.name, message: thrown.message };
  // A DOMException is an Error in browsers only.
  const { name = 'Error', message = String(thrown) } = Object(thrown) as Partial<Refusal>;
  return { name, message };
}
