/** A clock for tests: time passes only by `advance`. */
import type { Clock } from '../labs/lab.ts';

export interface FakeClock extends Clock {
  /** Lets `delayMs` pass: calls what falls due, in order, at its own instant. */
  advance(delayMs: number): void;
  /** How many callbacks wait. */
  pending(): number;
}

/** Starts at `startMs` on both scales. */
export function createFakeClock(startMs = 1_000_000): FakeClock {
  let nowMs = startMs;
  let timers: { readonly dueMs: number; readonly callback: () => void }[] = [];
  return {
    monotonicUs: () => nowMs * 1000,
    wallMs: () => nowMs,
    after(delayMs, callback) {
      const timer = { dueMs: nowMs + delayMs, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance(delayMs) {
      const untilMs = nowMs + delayMs;
      for (;;) {
        const due = timers.filter((timer) => timer.dueMs <= untilMs);
        const next = due.toSorted((one, other) => one.dueMs - other.dueMs)[0];
        if (next === undefined) break;
        timers = timers.filter((timer) => timer !== next);
        nowMs = Math.max(nowMs, next.dueMs);
        next.callback();
      }
      nowMs = untilMs;
    },
    pending: () => timers.length,
  };
}
