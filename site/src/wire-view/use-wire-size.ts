/** How much room the view has, in multiples of its own letters, so that it also holds when presented large. */
import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** `wide`: two panes; `stacked`: one above the other; `narrow`: fewer bytes a row, too. */
export type WireSize = 'wide' | 'stacked' | 'narrow';

const stackedBelowEm = 62;
const narrowBelowEm = 49;

export function wireSizeOf(widthPx: number, fontPx: number): WireSize {
  const widthEm = widthPx / Math.max(fontPx, 1);
  if (widthEm < narrowBelowEm) return 'narrow';
  return widthEm < stackedBelowEm ? 'stacked' : 'wide';
}

export function useWireSize(root: RefObject<HTMLElement>): WireSize {
  const [size, setSize] = useState<WireSize>('wide');
  useLayoutEffect(() => {
    const element = root.current;
    if (element === null) return undefined;
    const measure = (): void => {
      const fontPx = Number.parseFloat(getComputedStyle(element).fontSize);
      setSize(wireSizeOf(element.clientWidth, fontPx));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [root]);
  return size;
}
