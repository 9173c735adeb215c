/** What a touch on a slide means: a swipe or a tap at the edge. Pure. */

export interface Touch {
  readonly startX: number;
  readonly startY: number;
  readonly endX: number;
  readonly endY: number;
  readonly durationMs: number;
  /** Width of the screen, in CSS pixels like the coordinates. */
  readonly width: number;
}

const swipeMinPx = 60;
const tapMaxPx = 10;
const tapMaxMs = 500;
/** Share of the width at each edge that takes taps. */
const edge = 0.18;

/** Swipe left or tap the right edge: next. `null` for anything else, so that scrolling stays free. */
export function gestureOf(touch: Touch): 'next' | 'previous' | null {
  const dx = touch.endX - touch.startX;
  const dy = touch.endY - touch.startY;
  if (Math.abs(dx) >= swipeMinPx && Math.abs(dx) > 2 * Math.abs(dy)) {
    return dx < 0 ? 'next' : 'previous';
  }
  if (Math.hypot(dx, dy) > tapMaxPx || touch.durationMs > tapMaxMs) return null;
  if (touch.endX > touch.width * (1 - edge)) return 'next';
  return touch.endX < touch.width * edge ? 'previous' : null;
}
