/** Keys of one character: listed, switched off, and never taken from a text. */
import type { Locator, Page } from '@playwright/test';
import { attend, openBench, runToEnd } from './support/bench.ts';
import { expect, partPath, test } from './support/lab.ts';
import { ladderRows } from './support/wire.ts';

const title = 'Live · your own response';

function help(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Keys' });
}

test('a reader can open the list of keys by its button and by ?, and close it', async ({
  page,
  lab,
}) => {
  await page.goto(lab.url + partPath);
  await page.getByRole('link', { name: 'Keys', exact: true }).click();
  await expect(help(page)).toContainText('present from the slide in view');
  await page.keyboard.press('p');
  await page.keyboard.press('Escape');
  await expect(help(page)).toBeHidden();
  await expect(page, 'a key in the dialog is not one of the deck').not.toHaveURL(/present/);
  await page.keyboard.press('?');
  await expect(help(page)).toBeVisible();
  await help(page).getByRole('button', { name: 'Close' }).click();
  await expect(help(page)).toBeHidden();
});

test('a reader can switch keys of one character off, for good, and on again', async ({
  page,
  lab,
}) => {
  await page.goto(lab.url + partPath);
  await page.keyboard.press('?');
  await help(page)
    .getByRole('checkbox', { name: /^Keys of one character/ })
    .uncheck();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Present' }).locator('kbd')).toBeHidden();
  const bench = await openBench(page, lab, title);
  await runToEnd(bench);
  await ladderRows(bench).first().click();
  for (const key of ['p', '?', 'f', ' ']) await page.keyboard.press(key);
  await expect(page).not.toHaveURL(/present/);
  await expect(help(page)).toBeHidden();
  await expect(bench.getByRole('searchbox')).toHaveCount(0);
  await expect(bench.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.getByRole('button', { name: 'Present' }).click();
  for (const key of ['b', '.', 'r', ' ']) await page.keyboard.press(key);
  await expect(page.getByRole('button', { name: 'Show the slide again' })).toBeHidden();
  await expect(page).toHaveURL(/#http-streaming|#the-response|present#/);
  const slide = page.url();
  await page.keyboard.press('ArrowRight');
  await expect(page, 'arrow keys stay').not.toHaveURL(slide);
  await page.getByRole('link', { name: 'Keys' }).filter({ visible: true }).click();
  await help(page).getByRole('checkbox').check();
  await page.keyboard.press('Escape');
  await page.keyboard.press('b');
  await expect(page.getByRole('button', { name: 'Show the slide again' })).toBeVisible();
});

test('a presenter who clicked into the wire still has a clicker, R, B and Escape', async ({
  page,
  lab,
}) => {
  await page.goto(`${lab.url}${partPath}?present#http-streaming`);
  const bench = await attend(page, 'Live · one response, many parts');
  await page.keyboard.press('r');
  const ladder = bench.getByRole('listbox', { name: 'Records, oldest first' });
  await ladder.getByRole('option').first().click();
  await expect(ladder).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page).toHaveURL(/present#http-streaming$/);
  await page.keyboard.press('PageDown');
  await expect(page).not.toHaveURL(/present#http-streaming$/);
  await page.keyboard.press('PageUp');
  await expect(page).toHaveURL(/present#http-streaming$/);
  await ladder.focus();
  await page.keyboard.press('b');
  await page.keyboard.press('b');
  await ladder.focus();
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/present/);
});
