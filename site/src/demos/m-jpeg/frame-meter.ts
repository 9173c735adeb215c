/** Counts the frames that a reader really showed, by the numbers in their pixels. */
import { cameraFramesPerSecond, latencyMs, type FrameClock } from './frame-clock.ts';

interface ShownFrame {
  readonly number: number;
  readonly atMs: number;
}

/** Nothing in here grows with the time that a stream goes on. */
const maxKept = 300;

export class FrameMeter {
  readonly #step: number;
  #shown = 0;
  #missed = 0;
  #newest: ShownFrame[] = [];

  /** @param fps what the reader asked for */
  constructor(fps: number) {
    this.#step = cameraFramesPerSecond / fps;
  }

  /** Says that this frame is on the screen; one that is there already does not count again. */
  show(number: number, atMs: number): boolean {
    const before = this.#newest.at(-1);
    if (before?.number === number) return false;
    if (before !== undefined && number > before.number) {
      this.#missed += Math.max(0, Math.round((number - before.number) / this.#step) - 1);
    }
    this.#shown += 1;
    this.#newest = [...this.#newest.slice(1 - maxKept), { number, atMs }];
    return true;
  }

  get shown(): number {
    return this.#shown;
  }

  /** Frames that were due between two shown ones and never were shown. */
  get missed(): number {
    return this.#missed;
  }

  /** Number of the frame that is shown; null before the first. */
  get newest(): number | null {
    return this.#newest.at(-1)?.number ?? null;
  }

  /** Median time from the camera to the screen; null when nobody can say. */
  medianLatencyMs(clock: FrameClock | null): number | null {
    if (clock === null || this.#newest.length === 0) return null;
    const sorted = this.#newest
      .map(({ number, atMs }) => latencyMs(clock, number, atMs))
      .toSorted((first, second) => first - second);
    return sorted[Math.floor(sorted.length / 2)] ?? null;
  }
}
