/** What became of eight streams and two requests, as plain data. */
import { list, number, object, orNull, text, type FaceReader } from '../trace-face.ts';

export const streamCount = 8;

/** How long a request may wait before the demo calls it stuck, in milliseconds. */
export const stuckMs = 1500;

/** The states of EventSource (HTML section 9.2.2). */
export type StreamState = 'not started' | 'CONNECTING' | 'OPEN' | 'CLOSED';

/** When something was asked for, began and ended, in milliseconds since the run began; null: not yet, or never. */
export interface Span {
  readonly askedAtMs: number | null;
  readonly openedAtMs: number | null;
  readonly endedAtMs: number | null;
}

export interface StreamReport extends Span {
  readonly state: StreamState;
}

export interface RequestReport extends Span {
  /** What became of it; null before it was sent. */
  readonly words: string | null;
}

export interface LimitReport {
  readonly streams: readonly StreamReport[];
  /** One more request to the same origin, and to the other one. */
  readonly sameOrigin: RequestReport;
  readonly otherOrigin: RequestReport;
  /** Milliseconds since the run began when this was told. */
  readonly atMs: number;
}

const noSpan: Span = { askedAtMs: null, openedAtMs: null, endedAtMs: null };

export const noReport: LimitReport = {
  streams: Array.from({ length: streamCount }, () => ({ ...noSpan, state: 'not started' })),
  sameOrigin: { ...noSpan, words: null },
  otherOrigin: { ...noSpan, words: null },
  atMs: 0,
};

/** The stretch of time that the picture shows, in milliseconds: it grows with the run. */
export function shownMs({ atMs }: LimitReport): number {
  return Math.max(5000, atMs);
}

/** "6 of 8 are open", or what to do first. */
export function limitWords({ streams }: LimitReport): string {
  const count = (wanted: StreamState): number =>
    streams.filter(({ state }) => state === wanted).length;
  const open = count('OPEN');
  if (open > 0) return `${open} of ${streamCount} are open.`;
  if (count('CLOSED') > 0) return 'All are closed: every connection is free again.';
  return count('CONNECTING') > 0
    ? 'The streams are asked for.'
    : 'Press Run: it asks lab A for eight streams at once.';
}

/** Reads a report that a trace keeps. */
export const readLimitReport: FaceReader<LimitReport> = (value) => ({
  streams: list(value['streams'])
    .map(object)
    .map((stream) => ({ ...readSpan(stream), state: stateOf(text(stream['state'])) })),
  sameOrigin: readRequest(object(value['sameOrigin'])),
  otherOrigin: readRequest(object(value['otherOrigin'])),
  atMs: number(value['atMs']),
});

function readRequest(value: ReturnType<typeof object>): RequestReport {
  return { ...readSpan(value), words: orNull(value['words'], text) };
}

function readSpan(value: ReturnType<typeof object>): Span {
  return {
    askedAtMs: orNull(value['askedAtMs'], number),
    openedAtMs: orNull(value['openedAtMs'], number),
    endedAtMs: orNull(value['endedAtMs'], number),
  };
}

const states: readonly string[] = [
  'not started',
  'CONNECTING',
  'OPEN',
  'CLOSED',
] satisfies StreamState[];

function stateOf(name: string): StreamState {
  if (states.includes(name)) return name as StreamState;
  throw new TypeError('expected the state of a stream');
}
