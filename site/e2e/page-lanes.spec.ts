/** What the page recorded, kept with the bytes: saved, opened again, filtered. */
import { benchOf, openBench, runButton, runToEnd } from './support/bench.ts';
import { expect, test } from './support/lab.ts';
import { messagesOf, way } from './support/page-messages.ts';
import { wireTable } from './support/wire.ts';

test('a student can save messages with the bytes, and find them by the filter', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, 'Live · the example of 2019');
  await runToEnd(bench);
  await messagesOf(bench, 2);
  const save = bench.getByRole('button', { name: 'Save .pcapng', exact: true });
  const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
  await bench.getByLabel('Open a .pcapng trace').setInputFiles(await download.path());
  await expect(bench.getByText(/^Recorded on/)).toBeVisible();
  expect((await messagesOf(bench, 2)).map(way)).toEqual(['code → B', 'B → code']);
  await bench.getByRole('button', { name: /^Filter/ }).click();
  await bench.getByRole('combobox', { name: 'Filter by connection' }).selectOption('page');
  const rows = await wireTable(bench);
  await expect(rows).toHaveCount(3);
  await expect(runButton(bench)).toBeEnabled();
});

test('a student can link to a message of a recorded run', async ({ page, lab, context }) => {
  const bench = await openBench(page, lab, 'Live · a port travels');
  await bench.getByRole('button', { name: 'Recorded', exact: true }).click();
  const rows = await wireTable(bench);
  await rows.filter({ hasText: '"a port for you"' }).getByRole('button').click();
  await bench.getByRole('button', { name: 'Link', exact: true }).click();
  await expect(page).toHaveURL(/#wire=message-channel:page-\d+$/);
  const other = await context.newPage();
  await other.goto(page.url());
  const linked = benchOf(other, 'Live · a port travels');
  await expect(linked.getByRole('term').filter({ hasText: 'ports transferred' })).toBeInViewport();
  await expect(linked.locator('.wire-page-data')).toHaveText('"a port for you"');
});
