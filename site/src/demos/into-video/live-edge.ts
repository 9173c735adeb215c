/** Keeps a live stream in Media Source Extensions live: what was seen is removed, and who is behind jumps. */

/** Seconds of the media's own time. */
export interface Buffered {
  readonly start: number;
  readonly end: number;
}

export interface LiveEdgePlan {
  /** Where to go on playing; null to stay. */
  readonly seekTo: number | null;
  /** What is no more needed; null for nothing yet. */
  readonly remove: Buffered | null;
}

/** A player that is farther behind the newest frame than its fragments explain jumps. */
const spareSeconds = 0.15;
/** So far from the newest frame it goes on. */
const fromEdgeSeconds = 0.05;
/** What was seen is removed in pieces of at least this length: each removal stops the appending for a moment. */
const keepSeconds = 4;
const removeAtLeastSeconds = 4;

/** @param fragmentSeconds how much media a fragment brings at once */
export function liveEdgePlan(
  { start, end }: Buffered,
  currentTime: number,
  fragmentSeconds: number,
): LiveEdgePlan {
  const isBehind = currentTime < start || end - currentTime > fragmentSeconds + spareSeconds;
  const seekTo = isBehind ? Math.max(start, end - fragmentSeconds - fromEdgeSeconds) : null;
  const keepFrom = (seekTo ?? currentTime) - keepSeconds;
  const remove = keepFrom - start > removeAtLeastSeconds ? { start, end: keepFrom } : null;
  return { seekTo, remove };
}
