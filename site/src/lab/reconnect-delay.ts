/** How long to wait before the next attempt: exponential, with full jitter so that a class does not return in step. */

const firstMs = 400;
const mostMs = 10_000;

/**
 * @param attempt 0 for the first attempt after a loss
 * @param random a number in [0, 1)
 * @returns milliseconds, between 100 and 10,000
 */
export function reconnectDelayMs(attempt: number, random: number): number {
  const ceilingMs = Math.min(mostMs, firstMs * 2 ** Math.min(attempt, 20));
  return Math.max(100, Math.round(ceilingMs * random));
}
