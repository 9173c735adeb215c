/** Which events the picture of the feed has places for. */
import type { FeedReport } from './feed-report.ts';

/** Events that are drawn; the newest when there are more. */
export const drawnEvents = 20;

/** The events that are drawn, both ends included. */
export interface DrawnWindow {
  readonly from: number;
  readonly to: number;
}

export function windowOf({ lastEventId }: Pick<FeedReport, 'lastEventId'>): DrawnWindow {
  const to = Math.max(drawnEvents, lastEventId);
  return { from: to - drawnEvents + 1, to };
}
