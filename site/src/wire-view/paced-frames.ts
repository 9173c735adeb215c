/**
 * When changes are drawn: with the next animation frame, as long as drawing fits into one. A change that took several
 * frames is followed by a rest, so that the page stays smooth however fast records come in.
 */

export interface FrameClock {
  /** Calls back with the next animation frame, and its time in milliseconds. */
  readonly requestFrame: (callback: (timeMs: number) => void) => void;
  readonly later: (callback: () => void, delayMs: number) => void;
}

type Schedule = (callback: () => void) => void;

/** A display draws 60 frames a second; two of these are one frame that was missed. */
const frameMs = 1000 / 60;
/** After a change that made the page miss one frame, so many are kept free: 9 of 10 frames are drawn. */
const restFramesPerMissed = 9;
const longestRestMs = 500;

/** Calls back once for each call, at most one in a frame. Whoever schedules waits for the call before the next one. */
export function createPacedFrames({ requestFrame, later }: FrameClock): Schedule {
  let idle = true;
  let waiting: (() => void) | null = null;
  const draw = (callback: () => void, startMs: number): void => {
    callback();
    requestFrame((nextMs) => {
      const missed = Math.max(Math.round((nextMs - startMs) / frameMs) - 1, 0);
      const restMs = Math.min(missed * restFramesPerMissed * frameMs, longestRestMs);
      if (restMs === 0) drawWaiting(nextMs);
      else later(() => requestFrame(drawWaiting), restMs);
    });
  };
  const drawWaiting = (timeMs: number): void => {
    const callback = waiting;
    waiting = null;
    idle = callback === null;
    if (callback !== null) draw(callback, timeMs);
  };
  return (callback) => {
    waiting = callback;
    if (idle) requestFrame(drawWaiting);
    idle = false;
  };
}

/** The frames of this page; where there are none, as soon as the current work is done. */
export function pageFrames(): Schedule {
  if (typeof requestAnimationFrame !== 'function') return queueMicrotask;
  return createPacedFrames({
    requestFrame: (callback) => requestAnimationFrame(callback),
    later: (callback, delayMs) => setTimeout(callback, delayMs),
  });
}
