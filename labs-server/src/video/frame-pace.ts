/** The pace of a camera: which frame is due, and a call for each one. */
import type { Clock } from '../labs/lab.ts';
import { cameraFramesPerSecond } from './frame.ts';

export class FramePace {
  readonly #clock: Clock;
  readonly #openedUs: number;
  #cancel: (() => void) | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#openedUs = clock.monotonicUs();
  }

  /** Microseconds since the camera was opened. */
  get elapsedUs(): number {
    return this.#clock.monotonicUs() - this.#openedUs;
  }

  /** Number of the frame that is due now. */
  get frameNumber(): number {
    return numberAt(this.elapsedUs);
  }

  /**
   * Calls `onFrame` for each number until `stop`; the loop may be too late for some. Waits for the next number and
   * not for an interval after now: else 30 frames per second would slowly become 29.
   */
  start(onFrame: () => void): void {
    const { elapsedUs } = this;
    const dueUs = ((numberAt(elapsedUs) + 1) * 1_000_000) / cameraFramesPerSecond;
    const delayMs = Math.ceil((dueUs - elapsedUs) / 1_000);
    this.#cancel = this.#clock.after(delayMs, () => {
      this.start(onFrame);
      onFrame();
    });
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}

function numberAt(elapsedUs: number): number {
  return Math.floor((elapsedUs * cameraFramesPerSecond) / 1_000_000);
}
