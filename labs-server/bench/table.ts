/** A table for a terminal: the first column is left-aligned, all others are right-aligned. */

export interface Table {
  readonly headers: readonly string[];
  /** As many cells as there are headers. */
  readonly rows: readonly (readonly string[])[];
}

/** Lines without a line end, two spaces between the columns. */
export function renderTable({ headers, rows }: Table): string[] {
  const widths = headers.map((header, column) =>
    Math.max(header.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    widths
      .map((width, column) => {
        const cell = cells[column] ?? '';
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd();
  return [line(headers), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)];
}

/** Three significant digits, and thousands as they are: `0.934`, `12.3`, `4567`. */
export function formatNumber(value: number): string {
  return Math.abs(value) >= 1000 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}
