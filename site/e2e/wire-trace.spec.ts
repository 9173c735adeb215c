/** What a student takes away from the wire view: copies, trace files, links. */
import { readFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import { attend, benchOf, consoleOf, openBench, runToEnd } from './support/bench.ts';
import { expect, partPath, test } from './support/lab.ts';
import { ladderRows, untilConnectionClosed } from './support/wire.ts';

const title = 'Live · your own response';

function rowNames(bench: Locator): Promise<(string | null)[]> {
  return ladderRows(bench).evaluateAll((rows) => rows.map((row) => row.ariaLabel));
}

test('a student can copy bytes as hex, text and command', async ({ page, lab }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const bench = await openBench(page, lab, title);
  await runToEnd(bench);
  await ladderRows(bench).filter({ hasText: 'GET /http-streaming/raw' }).click();
  const copied = async (choice: string): Promise<string> => {
    await bench.getByRole('button', { name: /^Copy/ }).click();
    await bench.getByRole('menuitem', { name: choice, exact: true }).click();
    await expect(bench.getByText('Copied', { exact: true })).toBeVisible();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  expect(await copied('Hex')).toMatch(/^47 ?45 ?54 ?20/i);
  expect(await copied('Text')).toMatch(/^GET \/s\/.*HTTP\/1\.1/);
  expect(await copied('Command: curl')).toMatch(/^curl .*\/http-streaming\/raw/s);
  expect(await copied('Command: nc')).toMatch(/\bnc /);
});

test('a student can save a run as pcapng, and open it again', async ({ page, lab }) => {
  const created = page.waitForResponse((response) => response.url().endsWith('/api/sessions'));
  const bench = await openBench(page, lab, title);
  const { id: session } = (await (await created).json()) as { readonly id: string };
  await runToEnd(bench);
  await untilConnectionClosed(bench);
  const live = await rowNames(bench);
  const download = page.waitForEvent('download');
  await bench.getByRole('button', { name: 'Save .pcapng' }).click();
  const file = await readFile(await (await download).path());
  expect(file.readUInt32LE(0), 'a section header block').toBe(0x0a0d0d0a);
  expect(file.includes(session), 'the session id is no part of a saved trace').toBe(false);
  const opener = bench.getByLabel('Open a .pcapng trace');
  const mimeType = 'application/x-pcapng';
  await opener.setInputFiles({ name: 'saved.pcapng', mimeType, buffer: file });
  await expect(bench.getByText(/^Recorded on .* These bytes crossed a real socket/)).toBeVisible();
  await expect.poll(() => rowNames(bench)).toEqual(live);
  await expect(consoleOf(bench)).toContainText('Hello, reader');
  // A link would lead into the bench's own recorded trace.
  await expect(bench.getByRole('button', { name: 'Link', exact: true })).toHaveCount(0);
  const other = await attend(page, 'Live · EventSource');
  await other
    .getByLabel('Open a .pcapng trace')
    .setInputFiles({ name: 'saved.pcapng', mimeType, buffer: file });
  await expect(
    other.getByText(/the run of another demo, “Live · your own response”/),
  ).toBeVisible();
  const wrong = { name: 'wrong.pcapng', mimeType, buffer: Buffer.from('no trace at all') };
  await opener.setInputFiles(wrong);
  await expect(bench.getByRole('alert')).toContainText(/pcapng/);
});

test('a student can link to a field of a recorded trace', async ({ page, lab, context }) => {
  const bench = await openBench(page, lab, title);
  await bench.getByRole('button', { name: 'Recorded', exact: true }).click();
  await ladderRows(bench).filter({ hasText: 'chunk 0x5' }).click();
  const fields = bench.getByRole('treegrid', { name: 'Fields of this record' });
  await fields.getByRole('row').filter({ hasText: 'chunk-size' }).first().click();
  await bench.getByRole('button', { name: 'Link', exact: true }).click();
  await expect(page).toHaveURL(/#wire=stream-raw:\d+:[\d.]+$/);
  const other = await context.newPage();
  await other.goto(page.url());
  const linked = benchOf(other, title);
  await expect(linked.getByRole('row', { selected: true }).first()).toContainText('chunk-size');
  await expect(linked.getByRole('treegrid')).toBeInViewport();
});

test('a student who links to live bytes is told to save them first', async ({ page, lab }) => {
  await page.goto(lab.url + partPath);
  const bench = await attend(page, title);
  await runToEnd(bench);
  await ladderRows(bench).filter({ hasText: 'chunk 0x5' }).click();
  await bench.getByRole('button', { name: 'Link', exact: true }).click();
  await expect(bench.getByText('Live bytes have no lasting link.')).toBeVisible();
  await expect(bench.getByRole('button', { name: 'Save them first' })).toBeVisible();
});
