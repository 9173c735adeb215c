/** The wire view where it is put to the test: very many records, and records that were lost. */
import { expect, test } from './support/lab.ts';

test('a reader of 50,000 records goes to either end, filters, and the page draws only what is in sight', async ({
  page,
  lab,
}) => {
  await page.goto(`${lab.url}/gallery/wire-view-long/`);
  const ladder = page.getByRole('listbox', { name: 'Records, oldest first' });
  const rows = ladder.getByRole('option');
  await ladder.focus();
  await page.keyboard.press('End');
  const last = rows.last();
  await expect(last).toHaveAttribute('aria-selected', 'true');
  const count = Number(await last.getAttribute('aria-setsize'));
  expect(count).toBeGreaterThanOrEqual(50_000);
  expect(await last.getAttribute('aria-posinset')).toBe(String(count));
  expect(await rows.count()).toBeLessThan(60);
  await page.keyboard.press('Home');
  await expect(rows.first()).toHaveAttribute('aria-posinset', '1');
  expect(await rows.count()).toBeLessThan(60);
  await page.keyboard.press('f');
  await page.getByRole('searchbox', { name: 'Filter by text' }).fill('no such thing');
  await expect(page.getByText('No record passes the filter.')).toBeVisible();
});

test('a reader is told which records were lost', async ({ page, lab }) => {
  await page.goto(`${lab.url}/gallery/wire-view-states/`);
  const gap = page.getByRole('region', { name: 'A gap' });
  await expect(
    gap.getByText(/^records \d+-\d+ were overwritten before this page asked/),
  ).toBeVisible();
});
