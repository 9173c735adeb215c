/** What a benchmark found, as it is printed. */
import { renderTable, type Table } from './table.ts';

export interface Report {
  readonly title: string;
  /** What was compared with what; what must be known to read the numbers. */
  readonly notes: readonly string[];
  readonly table: Table;
}

/** For how long a benchmark measures, in seconds; warming up comes on top. */
export interface BenchOptions {
  readonly seconds: number;
}

export function renderReport({ title, notes, table }: Report): string {
  return ['', title, ...notes.map((note) => `  ${note}`), '', ...renderTable(table), ''].join('\n');
}
