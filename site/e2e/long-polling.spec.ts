/** Long polling: held requests, their timeouts, lost events, connections and threads. */
import {
  choosePath,
  consoleLines,
  editCode,
  openBench,
  preferPlainEditor,
  runButton,
  runToEnd,
  stopButton,
  waitForLine,
} from './support/bench.ts';
import { expect, test } from './support/lab.ts';
import { hasRows, rowsWith, wireRows, wireTable } from './support/wire.ts';

test('a student can see a request that is held until an event happens', async ({ page, lab }) => {
  const bench = await openBench(page, lab, 'Live · a held request');
  await runToEnd(bench);
  const held = (await consoleLines(bench)).map((line) => /^held (\d+) ms/.exec(line)?.[1]);
  expect(held).toHaveLength(5);
  expect(held.filter((ms) => Number(ms) > 500).length).toBeGreaterThanOrEqual(4);
  // The start of the feed is answered too.
  const rows = await wireRows(bench, hasRows(/^200 OK/, 6));
  const asked = rows.findLastIndex(({ what }) => what.startsWith('GET /long-polling/next'));
  expect(rows[asked + 1]?.what).toMatch(/^200 OK/);
  expect((rows[asked + 1]?.atMs ?? 0) - (rows[asked]?.atMs ?? 0)).toBeGreaterThan(500);
});

test('long-poll-timeout: a student can see 204 when nothing happened in time', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, 'Live · the hold time ends');
  await runToEnd(bench);
  const lines = await consoleLines(bench);
  expect(lines.slice(0, 4).map((line) => line.slice(0, 9))).toEqual([
    '204 after',
    '204 after',
    '204 after',
    '200 after',
  ]);
  expect(lines.at(-1)).toContain('at last');
  const rows = await wireRows(bench, hasRows(/^200 OK/, 2));
  expect(rowsWith(rows, /GET \/long-polling\/next/)).toHaveLength(4);
  expect(rowsWith(rows, /^204 No Content/)).toHaveLength(3);
});

test('long-poll-timeout: a student can see a proxy that is less patient than the server', async ({
  page,
  lab,
}) => {
  await preferPlainEditor(page);
  const bench = await openBench(page, lab, 'Live · the hold time ends');
  await editCode(bench, (code) =>
    code.replace('holdMs: 2000', 'holdMs: 20000').replace('7000', '15000'),
  );
  await choosePath(bench, 'proxy that cuts idle connections');
  await runButton(bench).click();
  // On a connection that it has used before, the browser repeats the request once by itself.
  await waitForLine(bench, /TypeError: Failed to fetch/, 15_000);
  await stopButton(bench).click();
  await expect((await wireTable(bench)).filter({ hasText: 'cut by the lab' })).not.toHaveCount(0);
});

test('long-poll-naive: a student can see events lost without a cursor', async ({ page, lab }) => {
  const bench = await openBench(page, lab, 'Live · with and without a cursor');
  await runToEnd(bench);
  const [naive, cursor] = await consoleLines(bench);
  expect(cursor).toBe('with since=: 30 of 30');
  const received = Number(/^without a cursor: (\d+) of 30$/.exec(naive ?? '')?.[1]);
  expect(received).toBeGreaterThan(0);
  expect(received).toBeLessThan(27);
});

test('a student can see a connection for each poll, or one for all', async ({ page, lab }) => {
  await preferPlainEditor(page);
  const bench = await openBench(page, lab, 'Live · persistent or not');
  await runToEnd(bench);
  const closed = await wireRows(bench, hasRows(/closed in order \(FIN\)/, 5));
  expect(rowsWith(closed, /GET \/long-polling\/next/)).toHaveLength(5);
  const used = rowsWith(closed, /GET \/long-polling\/next/).map(({ connection }) => connection);
  expect(new Set(used).size).toBe(5);
  await editCode(bench, (code) => code.replace("= 'close'", "= 'keep-alive'"));
  await runToEnd(bench);
  const rows = await wireRows(bench, hasRows(/^200 OK/, 6));
  const kept = rowsWith(rows, /GET \/long-polling\/next/);
  expect(kept).toHaveLength(5);
  expect(new Set(kept.map(({ connection }) => connection)).size).toBe(1);
});

test('long-poll-threads: a student can see request 3 wait for one of two threads', async ({
  page,
  lab,
}) => {
  await preferPlainEditor(page);
  const bench = await openBench(page, lab, 'Live · a server with two threads');
  const waits = async (): Promise<number[]> => {
    await runToEnd(bench);
    const lines = await consoleLines(bench);
    expect(lines.every((line) => /^client \d: 204, waited/.test(line))).toBe(true);
    return lines.map((line) => Number(/waited (\d+) ms/.exec(line)?.[1])).toSorted((a, b) => a - b);
  };
  const withTwo = await waits();
  expect(withTwo).toHaveLength(3);
  // A thread is held for 3 s: the third waits about as long for one, the others hardly.
  expect(withTwo[1]).toBeLessThan((withTwo[2] ?? 0) / 2);
  expect(withTwo[2]).toBeGreaterThan(2500);
  await editCode(bench, (code) => code.replace('threads = 2', 'threads = 0'));
  expect((await waits()).at(-1)).toBeLessThan(1000);
});
