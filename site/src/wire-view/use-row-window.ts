/** Draws only the rows of a long list that are in sight. Rows are equally high; one row is measured. */
import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { scrollToShow, windowOf, type RowWindow } from './window-model.ts';

export interface RowWindowHook {
  /** The element that scrolls. */
  readonly scroller: RefObject<HTMLDivElement>;
  /** An element that is as high as one row. */
  readonly probe: RefObject<HTMLDivElement>;
  readonly window: RowWindow;
  /** Whole rows that fit in the viewport. */
  readonly rowsInSight: number;
  readonly onScroll: () => void;
  /** Scrolls as little as possible so that the row is in sight. */
  readonly show: (index: number) => void;
  /** Scrolls to the last row. */
  readonly showEnd: () => void;
}

interface Measures {
  readonly rowPx: number;
  readonly viewportPx: number;
  readonly scrollTopPx: number;
}

/** Until the first layout is measured. */
const assumed: Measures = { rowPx: 40, viewportPx: 400, scrollTopPx: 0 };

/** @param atEnd the last rows are drawn, wherever the list was scrolled to: they are in sight as soon as they are there */
export function useRowWindow(count: number, atEnd = false): RowWindowHook {
  const scroller = useRef<HTMLDivElement>(null);
  const probe = useRef<HTMLDivElement>(null);
  const [measures, setMeasures] = useState(assumed);
  const measure = useCallback(() => {
    const element = scroller.current;
    if (element !== null) setMeasures((known) => measured(element, probe.current, known));
  }, []);
  useLayoutEffect(() => {
    measure();
    const observer = new ResizeObserver(measure);
    if (scroller.current !== null) observer.observe(scroller.current);
    if (probe.current !== null) observer.observe(probe.current);
    return () => observer.disconnect();
  }, [measure]);
  // Nothing was measured while the end was drawn.
  useLayoutEffect(measure, [measure, atEnd]);
  const { rowPx, viewportPx } = measures;
  const scrollTo = useCallback(
    (topPx: (element: HTMLDivElement) => number) => {
      const element = scroller.current;
      if (element === null) return;
      element.scrollTop = topPx(element);
      measure();
    },
    [measure],
  );
  const show = useCallback(
    (index: number) =>
      scrollTo(({ clientHeight, scrollTop }) =>
        scrollToShow(index, { count, rowPx, viewportPx: clientHeight, scrollTopPx: scrollTop }),
      ),
    [scrollTo, count, rowPx],
  );
  const showEnd = useCallback(() => {
    const element = scroller.current;
    // What is drawn is at the end already: nothing is to be measured or drawn again.
    if (element !== null) element.scrollTop = element.scrollHeight;
  }, []);
  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (!atEnd || element === null || !isAtEnd(element)) measure();
  }, [atEnd, measure]);
  const scrollTopPx = atEnd ? Math.max(count * rowPx - viewportPx, 0) : measures.scrollTopPx;
  const window = windowOf({ count, rowPx, viewportPx, scrollTopPx });
  const rowsInSight = Math.floor(viewportPx / rowPx);
  return { scroller, probe, window, rowsInSight, onScroll, show, showEnd };
}

/** True when the last row is in sight, but for what rounding hides. */
export function isAtEnd({ scrollTop, clientHeight, scrollHeight }: HTMLElement): boolean {
  return scrollTop + clientHeight >= scrollHeight - 2;
}

/** The same object when nothing changed, so that nothing is drawn again. */
function measured(scroller: HTMLElement, probe: HTMLElement | null, known: Measures): Measures {
  const height = probe === null ? 0 : unzoomedHeight(probe);
  const next = {
    rowPx: height > 0 ? height : known.rowPx,
    viewportPx: scroller.clientHeight,
    scrollTopPx: scroller.scrollTop,
  };
  const same =
    next.rowPx === known.rowPx &&
    next.viewportPx === known.viewportPx &&
    next.scrollTopPx === known.scrollTopPx;
  return same ? known : next;
}

/** A presented bench is zoomed: `getBoundingClientRect` tells the zoomed size, and lengths that are set the other. */
function unzoomedHeight(element: HTMLElement): number {
  const zoom: number | undefined = element.currentCSSZoom;
  return element.getBoundingClientRect().height / (zoom ?? 1);
}
