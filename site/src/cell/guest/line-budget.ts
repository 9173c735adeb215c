/** How many console lines a cell may send: a burst, then a rate. What is over is counted, not kept. */

export const burstLines = 2000;
export const linesPerSecond = 200;
const tellEveryMs = 250;

export interface LineBudget {
  /** True if a line may be sent now. */
  take(nowMs: number): boolean;
  /** Lines refused since the last time it told of any; 0 if none, or if it told less than 250 ms ago. */
  refusedToTell(nowMs: number): number;
}

export function createLineBudget(startMs: number): LineBudget {
  let lines = burstLines;
  let refilledAtMs = startMs;
  let refused = 0;
  let toldAtMs = startMs - tellEveryMs;
  return { take, refusedToTell };

  function take(nowMs: number): boolean {
    lines = Math.min(burstLines, lines + ((nowMs - refilledAtMs) * linesPerSecond) / 1000);
    refilledAtMs = nowMs;
    if (lines >= 1) {
      lines -= 1;
      return true;
    }
    refused += 1;
    return false;
  }

  function refusedToTell(nowMs: number): number {
    if (refused === 0 || nowMs - toldAtMs < tellEveryMs) return 0;
    const count = refused;
    refused = 0;
    toldAtMs = nowMs;
    return count;
  }
}
