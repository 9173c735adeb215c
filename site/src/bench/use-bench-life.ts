/** When a bench stops by itself: its slide is left, or it left the viewport for 60 s, or it is taken away. */
import { useEffect, type MutableRef } from 'preact/hooks';
import { slideHidden } from '../deck/slide-events.ts';
import type { BenchModel } from './bench-model.ts';

/** How long a bench may run out of sight, in milliseconds. */
export const outOfSightMs = 60_000;

export function useBenchLife(
  element: MutableRef<HTMLElement | null>,
  model: Pick<BenchModel, 'stop'> | null,
): void {
  useEffect(() => {
    const bench = element.current;
    if (bench === null || model === null) return;
    const stop = (): void => model.stop();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new IntersectionObserver(([entry]) => {
      clearTimeout(timer);
      if (entry?.isIntersecting === false) timer = setTimeout(stop, outOfSightMs);
    });
    observer.observe(bench);
    const slide = bench.closest('.slide');
    slide?.addEventListener(slideHidden, stop);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      slide?.removeEventListener(slideHidden, stop);
      stop();
    };
  }, [model]);
}
