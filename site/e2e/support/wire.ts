/** What the wire view shows, read from its table: the ladder itself holds only the rows that are in sight. */
import { expect, type Locator } from '@playwright/test';

/** One row of the ladder. */
export interface WireRow {
  /** Milliseconds since the run began. */
  readonly atMs: number;
  /** `conn 12`; empty while there is only one. */
  readonly connection: string;
  /** `browser → lab server` */
  readonly way: string;
  readonly what: string;
}

/** The rows of the ladder that are in sight. */
export function ladderRows(bench: Locator): Locator {
  return bench.getByRole('listbox', { name: 'Records, oldest first' }).getByRole('option');
}

/** The rows of the ladder, as a table: for text that a test waits for. */
export async function wireTable(bench: Locator): Promise<Locator> {
  const toggle = bench.getByRole('button', { name: /as a table/ });
  await expect(toggle).toBeVisible();
  if ((await toggle.getAttribute('aria-pressed')) !== 'true') await toggle.click();
  return bench.getByRole('region', { name: 'Records as a table' }).getByRole('row');
}

/**
 * All rows, once they are those that the test waits for. What crossed the wire is told a moment after script has
 * heard of it, so a run that has ended may have rows to come: `isWhole` names the last of them.
 */
export async function wireRows(
  bench: Locator,
  isWhole: (rows: readonly WireRow[]) => boolean = () => true,
): Promise<WireRow[]> {
  let rows: WireRow[] = [];
  await expect(async () => {
    rows = await rowsOfAllPages(bench);
    const shown = rows.map(({ what }) => what).join('\n');
    expect(isWhole(rows), `there are more rows to come than\n${shown}`).toBe(true);
  }).toPass({ timeout: 10_000 });
  return rows;
}

/** Waits until the one connection of the run is closed: no row follows. */
export async function untilConnectionClosed(bench: Locator): Promise<void> {
  await expect(ladderRows(bench).filter({ hasText: /closed in order|reset/ })).toHaveCount(1);
}

/** For `wireRows`: so many rows match. */
export function hasRows(what: RegExp, count = 1): (rows: readonly WireRow[]) => boolean {
  return (rows) => rowsWith(rows, what).length >= count;
}

async function rowsOfAllPages(bench: Locator): Promise<WireRow[]> {
  await wireTable(bench);
  const earlier = bench.getByRole('button', { name: 'Earlier', exact: true });
  const later = bench.getByRole('button', { name: 'Later', exact: true });
  while (await canPress(earlier)) await earlier.click();
  const rows = await rowsOfPage(bench);
  while (await canPress(later)) {
    await later.click();
    rows.push(...(await rowsOfPage(bench)));
  }
  return rows;
}

async function canPress(button: Locator): Promise<boolean> {
  return (await button.isVisible()) && (await button.isEnabled());
}

async function rowsOfPage(bench: Locator): Promise<WireRow[]> {
  const rows = await wireTable(bench);
  const cells = await rows.evaluateAll((elements) =>
    elements.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.innerText.trim())),
  );
  return cells.filter((texts) => texts.length === 3).map(toWireRow);
}

/** The bytes of the record that is looked at, as text. */
export async function bytesAsText(bench: Locator): Promise<Locator> {
  await bench.getByRole('button', { name: 'text', exact: true }).click();
  return bench.getByRole('group', { name: /^Bytes as text/ });
}

function toWireRow([time = '', way = '', what = '']: readonly string[]): WireRow {
  const [, number = '0', unit = 'ms', connection = ''] =
    /^(-?[\d.]+) (ms|s|µs)\s*(conn \d+)?/.exec(time) ?? [];
  const factor = { ms: 1, s: 1000, µs: 0.001 }[unit] ?? 1;
  return { atMs: Number(number) * factor, connection, way, what };
}

export function rowsWith(rows: readonly WireRow[], what: RegExp): WireRow[] {
  return rows.filter((row) => what.test(row.what));
}

/** The rows that say `what`, once there are `count` of them: the last records of a run arrive a little after its end. */
export async function untilRowsWith(
  bench: Locator,
  what: RegExp,
  count: number,
): Promise<WireRow[]> {
  const found = rowsWith(await wireRows(bench, hasRows(what, count)), what);
  expect(found.map((row) => row.what)).toHaveLength(count);
  return found;
}

/** Bytes that a row's text ends with: `… · 473 B`. */
export function bytesOf(row: WireRow | undefined): number {
  return Number(/([\d,]+) B$/.exec(row?.what ?? '')?.[1]?.replace(',', '') ?? Number.NaN);
}
