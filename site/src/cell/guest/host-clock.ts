/** The host page's clock, told in the runner: both read one monotonic clock, but each from its own origin. */
import type { CellRequest } from '../cell-message.ts';

/** What `performance` tells in the runner. */
export interface LocalClock {
  readonly timeOrigin: number;
  now(): number;
}

/** Longest time that a message from host to cell can take before the clocks are held to disagree. */
const plausibleDelayMs = 2000;

/**
 * Returns the page's `performance.now()`. `timeOrigin` is read from the wall clock when a page begins, so two
 * pages disagree once the wall clock was set or the machine slept: then the moment of the message aligns them.
 */
export function createHostClock(
  request: Pick<CellRequest, 'hostTimeOriginMs' | 'hostNowMs'>,
  local: LocalClock,
): () => number {
  const shiftMs = local.timeOrigin - request.hostTimeOriginMs;
  const delayMs = local.now() + shiftMs - request.hostNowMs;
  const plausible = delayMs >= -1 && delayMs <= plausibleDelayMs;
  const correctionMs = plausible ? 0 : delayMs;
  return () => local.now() + shiftMs - correctionMs;
}
