/** The cell's editor in full, and what a console does with too much. */
import type { Locator, Page, Request } from '@playwright/test';
import {
  consoleOf,
  editCode,
  openBench,
  preferPlainEditor,
  runButton,
  runToEnd,
} from './support/bench.ts';
import { expect, test } from './support/lab.ts';

const title = 'Live · EventSource';

/** Addresses that the page asked for from now on. */
function watchRequests(page: Page): string[] {
  const urls: string[] = [];
  page.on('request', (request: Request) => urls.push(request.url()));
  return urls;
}

/** What has the keyboard once the editor is open. */
function codeOf(bench: Locator): Locator {
  return bench.getByRole('textbox', { name: /^Code of/ });
}

function hostsOf(urls: readonly string[]): string[] {
  const addresses = urls.filter((url) => url.startsWith('http'));
  return [...new Set(addresses.map((url) => new URL(url).hostname))];
}

test('a student who clicks into the code gets an editor that knows lab', async ({ page, lab }) => {
  const bench = await openBench(page, lab, title);
  const urls = watchRequests(page);
  await bench.locator('.cell-line').first().click();
  const editor = bench.locator('.monaco-editor').first();
  await expect(editor).toBeVisible({ timeout: 30_000 });
  // Its own styles are there: without them its lines would stand on top of each other.
  await expect(editor.locator('.view-line').first()).toHaveCSS('position', 'absolute');
  await expect(codeOf(bench)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('lab.');
  const list = page.locator('.suggest-widget.visible');
  // TypeScript's own worker has to start first.
  for (const name of ['sharedClockUs', 'url']) {
    await expect(list).toContainText(name, { timeout: 40_000 });
  }
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+m');
  await page.keyboard.press('Tab');
  await expect(editor.locator(':focus')).toHaveCount(0);
  expect(hostsOf(urls)).toEqual(['127.0.0.1']);
});

test('a student who edits an exercise sees no mark but at a mistake', async ({ page, lab }) => {
  await page.goto(`${lab.url}/exercises/sse-by-hand/`);
  const exercise = page.getByRole('region', { name: 'Exercise E8' });
  // Its code can be clicked from when it can be checked on.
  await expect(exercise.getByRole('button', { name: /^Check/ })).toBeEnabled();
  await exercise.locator('.cell-line').first().click();
  const editor = exercise.locator('.monaco-editor').first();
  await expect(codeOf(exercise)).toBeFocused({ timeout: 30_000 });
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('export const mistake: number = String();');
  // TypeScript's own worker has to start first; it then marks all that it finds at once.
  await expect(editor.locator('.squiggly-error')).toHaveCount(1, { timeout: 40_000 });
});

test('a student who types at once is offered what lab has, however slow the editor loads', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, title);
  const { promise: mayLoad, resolve: letLoad } = Promise.withResolvers<void>();
  await page.route(/tsMode.*\.js$/, async (route) => {
    await mayLoad;
    await route.continue();
  });
  const asked = page.waitForRequest(/tsMode.*\.js$/, { timeout: 40_000 });
  await bench.locator('.cell-line').first().click();
  await asked;
  await expect(bench.getByRole('button', { name: 'Loading…' })).toBeVisible();
  await expect(bench.locator('.monaco-editor')).toHaveCount(0);
  letLoad();
  await expect(codeOf(bench)).toBeFocused({ timeout: 30_000 });
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('lab.');
  const list = page.locator('.suggest-widget.visible');
  await expect(list).toContainText('sharedClockUs', { timeout: 40_000 });
});

test('a flood of lines is cut, and the page says so', async ({ page, lab }) => {
  await preferPlainEditor(page);
  const bench = await openBench(page, lab, title);
  await editCode(bench, () => 'for (let n = 0; n < 50_000; n += 1) log(n);');
  await runToEnd(bench);
  await expect(consoleOf(bench)).toContainText('lines left out');
  expect(await consoleOf(bench).locator('.console-line').count()).toBeLessThan(2100);
});

test('a syntax error that only the browser finds has its line too', async ({ page, lab }) => {
  await preferPlainEditor(page);
  const bench = await openBench(page, lab, title);
  await editCode(bench, () => "log('never')\n\nlet a = 1\nlet a: number = 2");
  await runButton(bench).click();
  await expect(consoleOf(bench)).toContainText('client.ts:4:5');
  await expect(consoleOf(bench)).not.toContainText('never');
});

test('a student who imports a library is offered what it has', async ({ page, lab }) => {
  const bench = await openBench(page, lab, title);
  await bench.locator('.cell-line').first().click();
  await expect(bench.getByRole('textbox', { name: /^Code of/ })).toBeFocused({ timeout: 30_000 });
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type("import { io } from 'socket.io-client';\nio('')");
  await page.keyboard.type('.emitW');
  const list = page.locator('.suggest-widget.visible');
  // The types come a moment after the name, and a list that is open does not ask again.
  await expect(async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Space');
    await expect(list).toContainText('emitWithAck', { timeout: 4000 });
  }).toPass({ timeout: 40_000 });
});
