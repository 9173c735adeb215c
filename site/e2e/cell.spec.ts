/** Code cells: run, edit, fail, stop. */
import type { Locator, Page } from '@playwright/test';
import {
  consoleLines,
  consoleOf,
  editCode,
  openBench,
  openEditor,
  preferPlainEditor,
  runButton,
  runToEnd,
  stopButton,
  waitForLine,
} from './support/bench.ts';
import { expect, partPath, test } from './support/lab.ts';

const title = 'Live · your own response';

/** Replaces the code of a cell in its plain editor. */
async function writeCode(bench: Locator, code: string): Promise<void> {
  await editCode(bench, () => code);
}

function editorRequests(page: Page): string[] {
  const urls: string[] = [];
  page.on('request', (request) => {
    if (/monaco|worker|editor/i.test(new URL(request.url()).pathname)) urls.push(request.url());
  });
  return urls;
}

test('a student can run code before any editor is loaded', async ({ page, lab }) => {
  const requests = editorRequests(page);
  const bench = await openBench(page, lab, title);
  await runToEnd(bench);
  expect(await consoleLines(bench)).toEqual(['200 Hello, reader']);
  expect(requests.filter((url) => /monaco/i.test(url))).toEqual([]);
  await expect(page.locator('.monaco-editor')).toHaveCount(0);
});

test('a student can run code with Ctrl+Enter', async ({ page, lab }) => {
  await preferPlainEditor(page);
  const bench = await openBench(page, lab, title);
  await openEditor(bench);
  await page.keyboard.press('Control+Enter');
  await waitForLine(bench, /^200 Hello, reader$/);
});

test('a student can edit in Monaco, and is offered what lab has', async ({ page, lab }) => {
  const bench = await openBench(page, lab, title);
  await openEditor(bench);
  await page.keyboard.press('Control+A');
  await page.keyboard.type("log('typed here');\nlab.");
  const suggestions = page.getByRole('listbox', { name: 'Suggest' });
  await expect(suggestions.getByRole('option', { name: /^url/ })).toBeVisible({ timeout: 30_000 });
  await expect(suggestions.getByRole('option', { name: /^sleep/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.type('now();');
  await page.keyboard.press('Control+Enter');
  await waitForLine(bench, /^typed here$/);
});

test('a student can see the line where code failed, and go there', async ({ page, lab }) => {
  await preferPlainEditor(page);
  const bench = await openBench(page, lab, title);
  await writeCode(bench, "log('one');\nconst broken: any = null;\nbroken.fetch();\n");
  await runButton(bench).click();
  await waitForLine(bench, /^TypeError: Cannot read properties of null/);
  const link = consoleOf(bench).getByRole('button', { name: 'Line 3 of client.ts' }).first();
  await link.click();
  const editor = bench.getByRole('textbox', { name: /^Code of/ });
  await expect(editor).toBeFocused();
  const caret = await editor.evaluate((element: HTMLTextAreaElement) => element.selectionStart);
  expect((await editor.inputValue()).slice(0, caret).split('\n')).toHaveLength(3);
});

test('a student can see the line of a syntax error', async ({ page, lab }) => {
  await preferPlainEditor(page);
  const bench = await openBench(page, lab, title);
  await writeCode(bench, "log('never');\nlog('also never');\nconst = 3;\n");
  await runButton(bench).click();
  await waitForLine(bench, /SyntaxError/);
  await expect(consoleOf(bench).getByText(/client\.ts:3/)).toBeVisible();
  await expect(consoleOf(bench)).not.toContainText('never');
});

test('a student can reset code, undo that, and find edits again after a reload', async ({
  page,
  lab,
}) => {
  await preferPlainEditor(page);
  const bench = await openBench(page, lab, title);
  await writeCode(bench, "log('mine');");
  await page.goto(lab.url + partPath);
  await bench.scrollIntoViewIfNeeded();
  await expect(bench.getByText('edited', { exact: true })).toBeVisible();
  await runButton(bench).click();
  await waitForLine(bench, /^mine$/);
  await bench.getByRole('button', { name: 'Reset', exact: true }).click();
  await expect(bench.getByText('Access-Control-Allow-Origin').first()).toBeVisible();
  await bench.getByRole('button', { name: 'Undo reset' }).click();
  await expect(bench.getByText("'mine'").first()).toBeVisible();
});

test('a student can stop a run, and its connections end', async ({ page, lab }) => {
  const bench = await openBench(page, lab, 'Live · EventSource');
  await runButton(bench).click();
  await waitForLine(bench, /^open/);
  await stopButton(bench).click();
  await waitForLine(bench, /^Stopped\.$/);
  await expect(bench.getByText(/closed in order|reset \(RST\)/).first()).toBeVisible();
});
