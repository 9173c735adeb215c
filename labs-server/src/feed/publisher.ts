/** The publisher: makes events at a fixed rate, by the injected clock. */
import type { Clock } from '../labs/lab.ts';
import type { FeedSettings } from './feed.ts';

export interface Publisher {
  readonly publishing: boolean;
  /** Publishes `settings.count` events, the first after one interval; replaces what was going on. */
  start(settings: FeedSettings): void;
  stop(): void;
}

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** The text of the `number`th event: exactly `byteLength` bytes of ASCII, which begin with `event <number> `. */
export function textOf(number: number, byteLength: number): string {
  const text = `event ${number} `;
  return text.padEnd(byteLength, letters).slice(0, byteLength);
}

/**
 * @param publish gets each event's text, and resolves when the event was delivered
 * @param onCount called after the last one was delivered
 */
export function createPublisher(
  clock: Clock,
  publish: (text: string) => Promise<unknown>,
  onCount: () => void,
): Publisher {
  let cancel: (() => void) | null = null;

  function schedule(settings: FeedSettings, number: number, dueUs: number): void {
    const delayMs = Math.max(0, (dueUs - clock.monotonicUs()) / 1_000);
    cancel = clock.after(delayMs, () => {
      cancel = null;
      const published = publish(textOf(number, settings.payloadBytes));
      if (number >= settings.count) {
        void published.then(onCount);
        return;
      }
      // Due times are counted from the plan, so that the rate does not drift; a process that stood still
      // (a laptop that slept) goes on from now instead of catching up in one burst.
      const nextDueUs = Math.max(dueUs + settings.intervalUs, clock.monotonicUs());
      schedule(settings, number + 1, nextDueUs);
    });
  }

  function stop(): void {
    cancel?.();
    cancel = null;
  }

  return {
    get publishing() {
      return cancel !== null;
    },
    start(settings) {
      stop();
      if (settings.count > 0) schedule(settings, 1, clock.monotonicUs() + settings.intervalUs);
    },
    stop,
  };
}
