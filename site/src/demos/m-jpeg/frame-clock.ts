/** When a numbered frame was due at the camera, on the page's clock: the numbers grow evenly with time. */

/** The camera counts so many frames per second, whatever a reader asks for. */
export const cameraFramesPerSecond = 30;

const intervalMs = 1000 / cameraFramesPerSecond;

/** What the lab answered when it was asked for the number of the frame that is due. */
export interface ClockSample {
  readonly frameNumber: number;
  /** When it was asked, and when the answer was there, in milliseconds of any one clock. */
  readonly askedMs: number;
  readonly answeredMs: number;
}

export interface FrameClock {
  /** When frame 0 was due. */
  readonly zeroMs: number;
  readonly uncertaintyMs: number;
}

/** The clock that agrees with all samples; null when none does, as after a restart of the camera. */
export function frameClock(samples: readonly ClockSample[]): FrameClock | null {
  // Frame n is the one that is due from n to n + 1 intervals after frame 0.
  const earliest = Math.max(
    ...samples.map(({ frameNumber, askedMs }) => askedMs - (frameNumber + 1) * intervalMs),
  );
  const latest = Math.min(
    ...samples.map(({ frameNumber, answeredMs }) => answeredMs - frameNumber * intervalMs),
  );
  if (samples.length === 0 || earliest > latest) return null;
  return { zeroMs: (earliest + latest) / 2, uncertaintyMs: (latest - earliest) / 2 };
}

/** Milliseconds from when the frame was due until `shownMs`; never negative. */
export function latencyMs({ zeroMs }: FrameClock, frameNumber: number, shownMs: number): number {
  return Math.max(0, shownMs - zeroMs - frameNumber * intervalMs);
}
