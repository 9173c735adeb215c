/** When a bench stops by itself: its slide is left, the page is hidden for good, or it left the viewport for 60 s. */
import { useEffect } from 'preact/hooks';
import type { RefObject } from 'preact';

/** How long a bench may run out of sight, in milliseconds. */
export const outOfSightMs = 60_000;

export function useBenchLife(element: RefObject<HTMLElement>, stop: () => void): void {
  useEffect(() => {
    const bench = element.current;
    if (bench === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new IntersectionObserver(([entry]) => {
      clearTimeout(timer);
      if (entry?.isIntersecting === false) timer = setTimeout(stop, outOfSightMs);
    });
    observer.observe(bench);
    const slide = bench.closest('[data-slide]');
    slide?.addEventListener('wireside:slide-hidden', stop);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      slide?.removeEventListener('wireside:slide-hidden', stop);
      stop();
    };
  }, []);
}
