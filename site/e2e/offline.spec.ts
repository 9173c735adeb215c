/** Without a lab server, and when it comes and goes. */
import type { Page } from '@playwright/test';
import {
  benchOf,
  consoleLines,
  consoleOf,
  editCode,
  openBench,
  preferPlainEditor,
  runButton,
  runToEnd,
} from './support/bench.ts';
import { startStaticHost, type StaticHost } from './capture/static-host.ts';
import { expect, partPath, siteDirectory, startLabServer, test as base } from './support/lab.ts';
import { allPaths } from './support/pages.ts';
import { ladderRows, untilConnectionClosed, wireTable } from './support/wire.ts';

const title = 'Live · your own response';

const test = base.extend<object, { host: StaticHost }>({
  host: [
    async ({}, use) => {
      const host = await startStaticHost(siteDirectory);
      await use(host);
      await host.close();
    },
    { scope: 'worker' },
  ],
});

async function expectReadable(page: Page, path: string): Promise<void> {
  await expect.soft(page.getByRole('heading', { level: 1 }).first(), path).toBeAttached();
  const text = await page.locator('main').innerText();
  expect.soft(text.length, path).toBeGreaterThan(40);
}

test('a reader can read every page on any static host', async ({ page, host, pageErrors }) => {
  for (const path of allPaths().filter((each) => !each.startsWith('/no-such'))) {
    await page.goto(host.url + path);
    await expectReadable(page, path);
  }
  expect(pageErrors).toEqual([]);
});

test('a reader without a lab server is told so, and sees the recorded run', async ({
  page,
  host,
}) => {
  await page.goto(host.url + partPath);
  const bench = benchOf(page, title);
  await bench.scrollIntoViewIfNeeded();
  await expect(bench.getByText(/No lab server answers/).first()).toBeVisible();
  await expect(runButton(bench)).toBeDisabled();
  await expect(bench.getByText(/^Recorded on .* These bytes crossed a real socket/)).toBeVisible();
  await expect(ladderRows(bench).filter({ hasText: 'chunk 0x5' })).toHaveCount(1);
  await expect(consoleOf(bench)).toContainText('Hello, reader');
});

test('a reader without scripts can read the text, the code and the answers', async ({
  browser,
  host,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(host.url + partPath);
  // Locators by text skip what stands in noscript.
  await expect(page.locator('noscript .lab-status')).toBeVisible();
  await expect(page.getByText(/nothing in HTTP\/1\.1 lets the server speak first/)).toBeVisible();
  await expect(page.getByText('const everyMs = 400;').first()).toBeVisible();
  await expect(page.getByText('Nothing new', { exact: true }).first()).toBeVisible();
  await expect(page.getByText(/HTTP 1\.0 streams by End of File/).first()).toBeVisible();
  await context.close();
});

test('a student survives a restart of the lab server', async ({ page }) => {
  await preferPlainEditor(page);
  const first = await startLabServer();
  const bench = await openBench(page, first, title);
  await editCode(bench, (code) => code.replace('Hello', 'HELLO'));
  await runToEnd(bench);
  await untilConnectionClosed(bench);
  const rows = await (await wireTable(bench)).count();
  await first.stop();
  await expect(
    bench.getByText(/The lab server stops\.|The connection to the lab server was lost/),
  ).toBeVisible();
  await expect(await wireTable(bench)).toHaveCount(rows);
  expect(await consoleLines(bench)).toEqual(['200 HELLO, reader']);
  const second = await startLabServer([], first.port);
  await expect(bench.getByText(/new session\. Your code and the bytes shown stay/)).toBeVisible({
    timeout: 30_000,
  });
  await expect(await wireTable(bench)).toHaveCount(rows);
  await editCode(bench, (code) => code.replace('HELLO', 'Again'));
  await runToEnd(bench);
  expect(await consoleLines(bench)).toEqual(['200 Again, reader']);
  await expect((await wireTable(bench)).filter({ hasText: 'GET /http-streaming/raw' })).toHaveCount(
    1,
  );
  await second.stop();
});

test('a student survives the end of the session', async ({ page, lab, request }) => {
  const created = page.waitForResponse((response) => response.url().endsWith('/api/sessions'));
  const bench = await openBench(page, lab, title);
  const { id } = (await (await created).json()) as { readonly id: string };
  await runToEnd(bench);
  await untilConnectionClosed(bench);
  const rows = await (await wireTable(bench)).count();
  expect((await request.delete(`${lab.url}/api/sessions/${id}`)).ok()).toBe(true);
  await expect(bench.getByText(/new session\. Your code and the bytes shown stay/)).toBeVisible();
  await expect(await wireTable(bench)).toHaveCount(rows);
  await runToEnd(bench);
  expect(await consoleLines(bench)).toEqual(['200 Hello, reader']);
});
