/** Code without end: the page goes on answering, Stop works, on every kind of address. */
import type { Locator, Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import config, { browserFlags } from '../playwright.config.ts';
import {
  consoleLines,
  editCode,
  makeCellsDom,
  openBench,
  preferPlainEditor,
  runButton,
  stopButton,
  waitForLine,
} from './support/bench.ts';
import { expect, startLabServer, test } from './support/lab.ts';

const title = 'Live · your own response';
const loop = "log('begins');\nwhile (true) {}\n";

/** How often a timer of the page fired while `action` went on. */
async function ticksOfPage(page: Page, action: () => Promise<void>): Promise<number> {
  const ticking = await page.evaluateHandle(() => {
    const counted = { ticks: 0 };
    setInterval(() => (counted.ticks += 1), 50);
    return counted;
  });
  await action();
  return ticking.evaluate(({ ticks }) => ticks);
}

async function survivesLoop(page: Page, bench: Locator, place: string): Promise<void> {
  await expect(bench.getByText(`runs in a ${place}`)).toBeVisible();
  await editCode(bench, () => loop);
  const ticks = await ticksOfPage(page, async () => {
    await runButton(bench).click();
    await waitForLine(bench, /It may be in a loop without end: press Stop/, 15_000);
  });
  // The loop is told after 2 s, in which a frozen page would not have had one.
  expect(ticks).toBeGreaterThan(5);
  await stopButton(bench).click();
  await expect(runButton(bench)).toBeVisible();
  await editCode(bench, () => "log('runs again');");
  await runButton(bench).click();
  await waitForLine(bench, /^runs again$/, 15_000);
  expect(await consoleLines(bench)).not.toContain('begins');
}

test('a student can stop a loop without end, and the page answers meanwhile', async ({
  page,
  lab,
}) => {
  await preferPlainEditor(page);
  await survivesLoop(page, await openBench(page, lab, title), 'worker');
});

test('a student can stop a loop in a cell that has a document of its own', async ({
  page,
  lab,
}) => {
  await preferPlainEditor(page);
  await makeCellsDom(page);
  await survivesLoop(page, await openBench(page, lab, title), 'frame');
});

test('a student is as safe under a name of the local network, on plain http', async ({}) => {
  const server = await startLabServer(['--host', '127.0.0.1', '--allow-host', 'lan.test']);
  const browser = await chromium.launch({
    ...config.use?.launchOptions,
    args: [...browserFlags, '--host-resolver-rules=MAP lan.test 127.0.0.1'],
  });
  try {
    const page = await browser.newPage();
    await preferPlainEditor(page);
    await makeCellsDom(page);
    const named = { ...server, url: `http://lan.test:${server.port}` };
    const bench = await openBench(page, named, title);
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    await runButton(bench).click();
    await waitForLine(bench, /^200 Hello, reader$/);
    await survivesLoop(page, bench, 'frame');
  } finally {
    await browser.close();
    await server.stop();
  }
});

test('a student with a touch screen gets a text area', async ({ browser, lab }) => {
  const context = await browser.newContext({
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 844 },
  });
  const page = await context.newPage();
  const bench = await openBench(page, lab, title);
  await bench.getByRole('button', { name: 'Edit', exact: true }).tap();
  const editor = bench.getByRole('textbox', { name: /^Code of/ });
  await expect(editor).toBeVisible();
  expect(await editor.evaluate((element) => element.tagName)).toBe('TEXTAREA');
  await editor.fill("log('by touch');");
  await runButton(bench).tap();
  await waitForLine(bench, /^by touch$/);
  await context.close();
});
