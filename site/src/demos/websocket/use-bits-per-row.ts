/** How many bits of a frame fit beside each other and can still be read. */
import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

export type BitsPerRow = 32 | 16 | 8;

export function bitsPerRowOf(widthPx: number): BitsPerRow {
  if (widthPx >= 600) return 32;
  return widthPx >= 300 ? 16 : 8;
}

export function useBitsPerRow(root: RefObject<HTMLElement>): BitsPerRow {
  const [bits, setBits] = useState<BitsPerRow>(32);
  useLayoutEffect(() => {
    const element = root.current;
    if (element === null) return undefined;
    const measure = (): void => setBits(bitsPerRowOf(element.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [root]);
  return bits;
}
