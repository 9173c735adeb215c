/** Attempts to connect, compared: with trickle and without. */
import type { Attempt } from './measure-connect.ts';

export interface WayRow {
  readonly trickle: boolean;
  readonly attempts: number;
  readonly connected: number;
  /** Medians in milliseconds; null where no attempt came so far. */
  readonly offerAfterMs: number | null;
  readonly openAfterMs: number | null;
  readonly fastestMs: number | null;
  readonly slowestMs: number | null;
  /** The most candidates that stood in an offer. */
  readonly candidatesInOffer: number | null;
}

/** The middle one; of two, the lower. `null` of none. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

export function rowOf(attempts: readonly Attempt[], trickle: boolean): WayRow {
  const own = attempts.filter((attempt) => attempt.trickle === trickle);
  const open = own.flatMap(({ openAfterMs }) => openAfterMs ?? []);
  const inOffer = own.flatMap(({ candidatesInOffer }) => candidatesInOffer ?? []);
  return {
    trickle,
    attempts: own.length,
    connected: open.length,
    offerAfterMs: medianOf(own.flatMap(({ offerAfterMs }) => offerAfterMs ?? [])),
    openAfterMs: medianOf(open),
    fastestMs: open.length === 0 ? null : Math.min(...open),
    slowestMs: open.length === 0 ? null : Math.max(...open),
    candidatesInOffer: inOffer.length === 0 ? null : Math.max(...inOffer),
  };
}

/** One sentence about both; empty before both were tried. */
export function comparisonWords(attempts: readonly Attempt[], longestMs: number): string {
  const trickle = rowOf(attempts, true);
  const whole = rowOf(attempts, false);
  if (trickle.attempts === 0 || whole.attempts === 0) return '';
  const most = `${longestMs / 1_000} s`;
  if (attempts.every(({ candidateCount }) => candidateCount === 0)) {
    return 'No candidate was found: this machine has no network, and a browser offers no loopback address. The calls and states work without one; a connection does not.';
  }
  if (trickle.openAfterMs === null) {
    return `With trickle nothing connected within ${most}: the peers have candidates, but no check passed. A firewall of this machine may be the reason.`;
  }
  if (whole.openAfterMs === null) {
    return `With trickle it took ${shownMs(trickle.openAfterMs)}. Whoever waits for all candidates was still waiting after ${most}.`;
  }
  const saved = whole.openAfterMs - trickle.openAfterMs;
  if (saved <= 0) return 'This time trickle saved nothing: gathering was over at once.';
  return `Trickle connected ${shownMs(saved)} sooner: checks begin while gathering goes on.`;
}

export function shownMs(ms: number | null): string {
  if (ms === null) return '—';
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;
}
