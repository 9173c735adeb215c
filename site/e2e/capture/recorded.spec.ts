/** Without a lab server: every bench says so, and shows the run that was recorded from a real one. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { wireTable } from '../support/wire.ts';
import { expect, partPath, siteDirectory, test } from '../support/lab.ts';
import { traceOf } from './check-trace.ts';
import { startStaticHost, type StaticHost } from './static-host.ts';

let host: StaticHost;

test.beforeAll(async () => {
  host = await startStaticHost(siteDirectory);
});

test.afterAll(() => host.close());

// A snapshot of the whole page at every step would take minutes.
test.use({ trace: 'off' });

/** As the build holds them. */
const traces = join(siteDirectory, 'traces');

async function recordedTrace(id: string) {
  return traceOf(new Uint8Array(await readFile(join(traces, `${id}.pcapng`))));
}

async function expectRecordedRun(bench: Locator, id: string): Promise<void> {
  const { records } = await recordedTrace(id);
  await bench.scrollIntoViewIfNeeded();
  await expect(bench, id).toContainText('No lab server answers');
  await expect(bench, id).toContainText('Below is the run that was recorded from a real one.');
  await expect(bench.locator('.wire-state'), id).toHaveText('recorded');
  const shown = records.filter(({ kind }) => kind === 'data').length;
  await expect(bench.locator('.wire-totals'), id).toContainText(`${shown} records`);
}

test('a reader without a lab server sees the recorded run of every bench', async ({
  page,
  pageErrors,
}) => {
  test.setTimeout(180_000);
  await page.goto(host.url + partPath);
  const benches = page.locator('[data-bench]');
  const count = await benches.count();
  expect(count).toBeGreaterThan(20);
  for (let index = 0; index < count; index += 1) {
    const bench = benches.nth(index);
    await expectRecordedRun(bench, (await bench.getAttribute('data-bench')) ?? '');
  }
  expect(pageErrors).toEqual([]);
});

test('the recorded run of a cell shows its console lines with their times, and its bytes', async ({
  page,
}) => {
  await page.goto(host.url + partPath);
  const bench = page.locator('[data-bench="sse-clock"]');
  await bench.scrollIntoViewIfNeeded();
  const lines = bench.getByRole('region', { name: 'Console' }).locator('.console-values');
  const { metadata } = await recordedTrace('sse-clock');
  await expect(lines).toHaveCount(metadata.console.length);
  await expect(lines.first()).toContainText('open');
  await expect(await wireTable(bench)).not.toHaveCount(0);
  await expect(bench.getByRole('region', { name: 'Records as a table' })).toContainText(
    'GET /server-sent-events/clock',
  );
});
