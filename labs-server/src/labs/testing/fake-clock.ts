/** A clock that stands still until a test moves it. */
import type { Clock } from '../lab.ts';

export interface FakeClock extends Clock {
  /** Moves on by `ms`, and calls what is due in the order of its time. */
  advance(ms: number): void;
  /** How many callbacks wait. */
  readonly waiting: number;
}

export function createFakeClock(): FakeClock {
  let nowMs = 0;
  const timers = new Set<{ readonly dueMs: number; readonly callback: () => void }>();

  function earliestUntil(limitMs: number) {
    let earliest: { readonly dueMs: number; readonly callback: () => void } | null = null;
    for (const timer of timers) {
      if (timer.dueMs <= limitMs && (earliest === null || timer.dueMs < earliest.dueMs))
        earliest = timer;
    }
    return earliest;
  }

  return {
    monotonicUs: () => Math.round(nowMs * 1_000),
    wallMs: () => 1_700_000_000_000 + nowMs,
    after(delayMs, callback) {
      const timer = { dueMs: nowMs + delayMs, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance(ms) {
      const limitMs = nowMs + ms;
      for (let timer = earliestUntil(limitMs); timer; timer = earliestUntil(limitMs)) {
        timers.delete(timer);
        nowMs = Math.max(nowMs, timer.dueMs);
        timer.callback();
      }
      nowMs = limitMs;
    },
    get waiting() {
      return timers.size;
    },
  };
}
