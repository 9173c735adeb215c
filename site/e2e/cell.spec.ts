/** The code cell: its editor, its console, its errors, and what a loop without end may not do. */
import type { Page, Request } from '@playwright/test';
import {
  attend,
  consoleLines,
  consoleOf,
  editCode,
  openBench,
  preferPlainEditor,
  runButton,
  runToEnd,
  stopButton,
} from './support/bench.ts';
import { expect, test } from './support/lab.ts';

const title = 'Live · EventSource';

/** Addresses that the page asked for from now on. */
function watchRequests(page: Page): string[] {
  const urls: string[] = [];
  page.on('request', (request: Request) => urls.push(request.url()));
  return urls;
}

function hostsOf(urls: readonly string[]): string[] {
  const addresses = urls.filter((url) => url.startsWith('http'));
  return [...new Set(addresses.map((url) => new URL(url).hostname))];
}

test('a student can run the code without any editor being loaded', async ({ page, lab }) => {
  const urls = watchRequests(page);
  const bench = await openBench(page, lab, title);
  await runButton(bench).click();
  await expect(consoleOf(bench)).toContainText('open');
  await stopButton(bench).click();
  await expect(consoleOf(bench)).toContainText('Stopped.');
  expect(urls.filter((url) => /monaco|editor\.api|strip-types/.test(url))).toEqual([]);
  expect(hostsOf(urls)).toEqual(['127.0.0.1']);
});

test('a student who clicks into the code gets an editor that knows lab', async ({ page, lab }) => {
  const bench = await openBench(page, lab, title);
  const urls = watchRequests(page);
  await bench.locator('.cell-line').first().click();
  const editor = bench.locator('.monaco-editor').first();
  await expect(editor).toBeVisible();
  // Its own styles are there: without them its lines would stand on top of each other.
  await expect(editor.locator('.view-line').first()).toHaveCSS('position', 'absolute');
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

test('an edit survives a reload, and Reset brings the lesson back', async ({ page, lab }) => {
  await preferPlainEditor(page);
  const bench = await openBench(page, lab, title);
  await editCode(bench, (code) => `log('mine')\n${code}`);
  await page.reload();
  const again = await attend(page, title);
  await expect(again.locator('.cell-static')).toContainText("log('mine')");
  await again.getByRole('button', { name: 'Reset', exact: true }).click();
  await expect(again.locator('.cell-static')).not.toContainText("log('mine')");
  await again.getByRole('button', { name: 'Undo reset' }).click();
  await expect(again.locator('.cell-static')).toContainText("log('mine')");
  await again.getByRole('button', { name: 'Reset', exact: true }).click();
});

test('an error names the line of the student’s code, and leads to it', async ({ page, lab }) => {
  await preferPlainEditor(page);
  const bench = await openBench(page, lab, title);
  await editCode(
    bench,
    () => 'interface A {\n  b: number;\n}\nconst a: A | null = null;\nlog(a!.b);',
  );
  await runToEnd(bench);
  expect(await consoleLines(bench)).toEqual([
    "TypeError: Cannot read properties of null (reading 'b') client.ts:5:8",
  ]);
  await consoleOf(bench).getByRole('button', { name: 'Line 5 of client.ts' }).click();
  await expect(bench.getByRole('textbox', { name: /^Code of/ })).toBeFocused();
  for (const [code, line] of [
    ['log(1)\nconst x = ;', 2],
    ['let a = 1\n\nlet a: number = 2', 3],
  ] as const) {
    await editCode(bench, () => code);
    await runButton(bench).click();
    await expect(consoleOf(bench)).toContainText(`client.ts:${line}:`);
    await expect(consoleOf(bench)).toContainText('SyntaxError');
  }
});

test('a loop without end leaves the page alive, and Stop ends it', async ({ page, lab }) => {
  await preferPlainEditor(page);
  const bench = await openBench(page, lab, title);
  await editCode(bench, () => "log('before');\nwhile (true) {}");
  await runButton(bench).click();
  await expect(consoleOf(bench)).toContainText('The cell has not answered for');
  const pauseMs = await page.evaluate(async () => {
    const startedMs = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 50));
    return performance.now() - startedMs - 50;
  });
  expect(pauseMs).toBeLessThan(500);
  await stopButton(bench).click();
  await expect(runButton(bench)).toBeVisible();
  await editCode(bench, () => "log('after')");
  await runToEnd(bench);
  expect(await consoleLines(bench)).toEqual(['after']);
});

test('a flood of lines is cut, and the page says so', async ({ page, lab }) => {
  await preferPlainEditor(page);
  const bench = await openBench(page, lab, title);
  await editCode(bench, () => 'for (let n = 0; n < 50_000; n += 1) log(n);');
  await runToEnd(bench);
  await expect(consoleOf(bench)).toContainText('lines left out');
  expect(await consoleOf(bench).locator('.console-line').count()).toBeLessThan(2100);
});
