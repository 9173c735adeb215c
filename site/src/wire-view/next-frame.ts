/** Calls back with the next animation frame; where there are no frames, as soon as the current work is done. */
export function nextFrame(callback: () => void): void {
  if (typeof requestAnimationFrame === 'function') requestAnimationFrame(callback);
  else queueMicrotask(callback);
}
