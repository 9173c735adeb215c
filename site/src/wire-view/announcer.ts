/** Speaks through a live region, but never more often than once in two seconds: the newest sentence wins. */

export interface AnnouncerOptions {
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
  /** Calls back after `delayMs`; answers how to call it off. */
  readonly later: (callback: () => void, delayMs: number) => () => void;
  readonly speak: (sentence: string) => void;
}

export interface Announcer {
  announce(sentence: string): void;
  /** Calls off what has not been said yet. */
  close(): void;
}

export const leastPauseMs = 2000;

export function createAnnouncer({ now, later, speak }: AnnouncerOptions): Announcer {
  let spokenAtMs = Number.NEGATIVE_INFINITY;
  let spoken = '';
  let waiting: string | null = null;
  let cancel: (() => void) | null = null;
  const flush = (): void => {
    cancel = null;
    const sentence = waiting;
    waiting = null;
    if (sentence === null || sentence === spoken) return;
    spoken = sentence;
    spokenAtMs = now();
    speak(sentence);
  };
  return {
    announce(sentence) {
      waiting = sentence;
      if (cancel !== null) return;
      const pauseMs = spokenAtMs + leastPauseMs - now();
      if (pauseMs <= 0) flush();
      else cancel = later(flush, pauseMs);
    },
    close() {
      cancel?.();
      cancel = null;
      waiting = null;
    },
  };
}
