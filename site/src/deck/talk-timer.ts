/** The presenter's timer: start, pause, reset. Pure; the time comes in. */

export interface TalkTimer {
  /** Time counted before the last start, in milliseconds. */
  readonly bankedMs: number;
  /** When it was started last, on the caller's clock; `null` while it stands. */
  readonly startedAtMs: number | null;
}

export const resetTimer: TalkTimer = { bankedMs: 0, startedAtMs: null };

export function elapsedMs({ bankedMs, startedAtMs }: TalkTimer, nowMs: number): number {
  return bankedMs + (startedAtMs === null ? 0 : Math.max(0, nowMs - startedAtMs));
}

/** Starts a standing timer, pauses a running one. */
export function toggleTimer(timer: TalkTimer, nowMs: number): TalkTimer {
  return timer.startedAtMs === null
    ? { ...timer, startedAtMs: nowMs }
    : { bankedMs: elapsedMs(timer, nowMs), startedAtMs: null };
}

/** `3723000` -> `1:02:03`; below an hour `02:03`. */
export function formatElapsed(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours === 0 ? rest : `${hours}:${rest}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
