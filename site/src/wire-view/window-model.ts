/** Which rows of a long list of equal rows are worth drawing: those in the viewport, and a few around it. */

export interface WindowInput {
  readonly count: number;
  readonly rowPx: number;
  readonly scrollTopPx: number;
  readonly viewportPx: number;
}

export interface RowWindow {
  /** Index of the first row drawn, and the one past the last. */
  readonly first: number;
  readonly end: number;
  /** Where the first row drawn lies, and how high the list is in all. */
  readonly offsetPx: number;
  readonly totalPx: number;
}

/** Rows drawn above and below the viewport, so that a short scroll shows no blank. */
export const overscanRows = 8;

/** No viewport is taken for higher than this, whatever the layout says: a list without a height draws no 50,000 rows. */
const maxViewportRows = 200;

export function windowOf({ count, rowPx, scrollTopPx, viewportPx }: WindowInput): RowWindow {
  const height = Math.max(rowPx, 1);
  const rows = Math.min(Math.ceil(viewportPx / height) + 1, maxViewportRows);
  const lastTop = Math.max(count - rows, 0);
  const top = Math.min(Math.max(Math.floor(scrollTopPx / height), 0), lastTop);
  const first = Math.max(top - overscanRows, 0);
  return {
    first,
    end: Math.min(top + rows + overscanRows, count),
    offsetPx: first * height,
    totalPx: count * height,
  };
}

/** The scroll position that shows row `index`, moved as little as possible. */
export function scrollToShow(index: number, input: WindowInput): number {
  const top = index * input.rowPx;
  if (top < input.scrollTopPx) return top;
  const bottom = top + input.rowPx;
  return bottom > input.scrollTopPx + input.viewportPx
    ? bottom - input.viewportPx
    : input.scrollTopPx;
}
