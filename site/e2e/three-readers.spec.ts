/** Chunks are not events: three readers of one stream, and a parser with and without a buffer. */
import type { Locator } from '@playwright/test';
import {
  choosePath,
  consoleLines,
  editCode,
  openBench,
  preferPlainEditor,
  runToEnd,
} from './support/bench.ts';
import { expect, test } from './support/lab.ts';
import { hasRows, wireRows, wireTable, type WireRow } from './support/wire.ts';

/** How many pieces each reader got. */
async function piecesOf(bench: Locator): Promise<Record<'fetch' | 'xhr' | 'events', number>> {
  const count = async (name: string) => {
    const pane = bench.getByRole('region', { name, exact: true });
    return Number(/(\d+) (pieces|events) got/.exec(await pane.innerText())?.[1]);
  };
  return {
    fetch: await count('fetch() reader'),
    xhr: await count('XMLHttpRequest'),
    events: await count('EventSource'),
  };
}

/** Who told whom, each way once. */
function waysOf(rows: readonly WireRow[]): string[] {
  return [...new Set(rows.map(({ way }) => way))].toSorted();
}

async function readThrough(bench: Locator, path: string) {
  await choosePath(bench, path);
  await runToEnd(bench);
  // The panes are drawn calmly: the last pieces, and the sentence that sums them up, may come after the end.
  await expect(bench.getByText(`Through “${path}”, 20 events`).first()).toBeVisible();
  return piecesOf(bench);
}

test('three-readers: a student can see EventSource get every event, however bytes are cut', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, 'Three readers of one stream');
  const direct = await readThrough(bench, 'direct');
  expect(direct.events).toBe(20);
  await expect((await wireTable(bench)).filter({ hasText: 'intermediary' })).toHaveCount(0);
  const cut = await readThrough(bench, 're-chunking proxy');
  expect(cut.events).toBe(20);
  expect(cut.fetch).not.toBe(20);
  // Seven bytes a piece: what was one chunk is many, for each of the three readers.
  await wireRows(bench, hasRows(/chunk 0x7/, 3 * 20 + 1));
});

test('three-readers: a student can see a proxy join or hold back what was sent', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, 'Three readers of one stream');
  const joined = await readThrough(bench, 'coalescing proxy');
  expect(joined.events).toBe(20);
  expect(joined.fetch).toBeLessThan(20);
  expect(joined.xhr).toBeLessThan(20);
  const held = await readThrough(bench, 'buffering proxy');
  expect(held.events).toBe(20);
  expect(held.fetch).toBeLessThan(joined.fetch);
});

test('a student can see both hops of the intermediary as three lanes', async ({ page, lab }) => {
  const bench = await openBench(page, lab, 'Three readers of one stream');
  await readThrough(bench, 'coalescing proxy');
  const lanes = bench.getByText('intermediary', { exact: true });
  await expect(lanes).toBeVisible();
  await expect
    .poll(async () => waysOf(await wireRows(bench)))
    .toEqual([
      'browser → intermediary',
      'intermediary → browser',
      'intermediary → lab server',
      'lab server → intermediary',
    ]);
});

test('chunk-not-event: a student can see that only a parser with a buffer survives a proxy', async ({
  page,
  lab,
}) => {
  await preferPlainEditor(page);
  const bench = await openBench(page, lab, 'Live · with and without a buffer');
  const counts = async (): Promise<{ reads: number; naive: number; buffered: number }> => {
    await runToEnd(bench);
    const found = /^(\d+) reads; naive: (\d+) of 20; with a buffer: (\d+) of 20$/.exec(
      (await consoleLines(bench)).at(-1) ?? '',
    );
    const [reads = Number.NaN, naive = Number.NaN, buffered = Number.NaN] = (found ?? [])
      .slice(1)
      .map(Number);
    return { reads, naive, buffered };
  };
  const proxied = await counts();
  expect(proxied.buffered).toBe(20);
  expect(proxied.naive).toBeLessThan(5);
  expect(proxied.reads).toBeLessThan(20);
  await choosePath(bench, 'direct');
  // So far apart that no slow machine reads two of them at once.
  await editCode(bench, (code) => code.replace('intervalMs: 30', 'intervalMs: 200'));
  const direct = await counts();
  expect(direct.buffered).toBe(20);
  expect(direct.naive).toBeGreaterThan(proxied.naive);
});
