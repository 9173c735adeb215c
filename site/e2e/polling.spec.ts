/** Polling, conditional requests, and the one feed behind them. */
import {
  consoleLines,
  editCode,
  openBench,
  preferPlainEditor,
  runButton,
  runToEnd,
  stopButton,
} from './support/bench.ts';
import { expect, test } from './support/lab.ts';
import { bytesOf, hasRows, rowsWith, wireRows } from './support/wire.ts';

test('a student can watch the publisher, its log and its subscribers', async ({ page, lab }) => {
  const bench = await openBench(page, lab, 'One publisher, one log, many subscribers');
  const picture = bench.getByRole('group', { name: 'The feed of this run' });
  await expect(picture.getByText(/^Press Run: it publishes/)).toBeVisible();
  await runButton(bench).click();
  const log = (last: string) =>
    picture.getByRole('list', { name: new RegExp(`^The log holds events 1 to ${last}$`) });
  await expect(log('[1-9]')).toBeVisible();
  await expect(picture.getByText('● subscribed').first()).toBeVisible();
  await picture.getByRole('button', { name: 'Publish one now' }).click();
  await picture.getByRole('button', { name: 'Subscribe now' }).click();
  await expect(picture.getByRole('button', { name: 'Subscribe now' })).toHaveCount(0);
  await expect(picture.getByText(/^has 1 to [3-9]$/).first()).toBeVisible();
  await stopButton(bench).click();
  await expect(runButton(bench)).toBeVisible();
});

test('a student can see that most polls bring nothing new', async ({ page, lab }) => {
  await preferPlainEditor(page);
  const bench = await openBench(page, lab, 'Live · polling');
  // So often that it holds on a slow machine too.
  await editCode(bench, (code) => code.replace('everyMs = 400', 'everyMs = 100'));
  await runToEnd(bench);
  const lines = await consoleLines(bench);
  const idle = lines.filter((line) => line.endsWith('nothing new'));
  const told = lines.filter((line) => /^poll \d+: \[/.test(line));
  expect(idle.length).toBeGreaterThan(told.length);
  const requests = Number(/^(\d+) requests for 5 events$/.exec(lines.at(-1) ?? '')?.[1]);
  // The start of the feed is answered too.
  const rows = await wireRows(bench, hasRows(/^200 OK/, requests + 1));
  expect(rowsWith(rows, /GET \/polling\/events/)).toHaveLength(requests);
});

test('a student can see 304 Not Modified, and what it saves', async ({ page, lab }) => {
  const bench = await openBench(page, lab, 'Live · conditional requests');
  await runToEnd(bench);
  const lines = await consoleLines(bench);
  expect(lines[0]).toBe('204 no body');
  expect(lines.filter((line) => line.startsWith('200 "')).length).toBeGreaterThanOrEqual(3);
  expect(lines.filter((line) => line === '304 no body').length).toBeGreaterThan(0);
  const unchangedLines = lines.filter((line) => line.startsWith('304')).length;
  const rows = await wireRows(bench, hasRows(/^304 Not Modified/, unchangedLines));
  expect(rowsWith(rows, /If-None-Match: "1"/).length).toBeGreaterThan(0);
  expect(rowsWith(rows, /OPTIONS \/polling\/latest/).length).toBeGreaterThan(0);
  const [full, unchanged] = [/^200 OK/, /^304 Not Modified/].map((what) =>
    bytesOf(rowsWith(rows, what).at(-1)),
  );
  expect(unchanged).toBeLessThan(full ?? 0);
});
