/** Swipes and edge taps on the slides while presenting. */
import { gestureOf } from './touch-gesture.ts';

/** Elements that a finger uses itself. */
const taken = 'a, button, input, select, textarea, summary, [data-bench], pre';

/** Calls `onMove` for each gesture on `deck` while `isActive()`. */
export function watchTouch(
  deck: HTMLElement,
  isActive: () => boolean,
  onMove: (move: 'next' | 'previous') => void,
): void {
  let start: { x: number; y: number; atMs: number } | null = null;
  deck.addEventListener(
    'touchstart',
    (event) => {
      const touch = event.touches[0];
      const free = !(event.target instanceof Element && event.target.closest(taken) !== null);
      start =
        isActive() && free && event.touches.length === 1 && touch !== undefined
          ? { x: touch.clientX, y: touch.clientY, atMs: event.timeStamp }
          : null;
    },
    { passive: true },
  );
  deck.addEventListener('touchend', (event) => {
    const touch = event.changedTouches[0];
    if (start === null || touch === undefined) return;
    const move = gestureOf({
      startX: start.x,
      startY: start.y,
      endX: touch.clientX,
      endY: touch.clientY,
      durationMs: event.timeStamp - start.atMs,
      width: innerWidth,
    });
    start = null;
    if (move === null) return;
    event.preventDefault();
    onMove(move);
  });
}
