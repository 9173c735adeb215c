/** From one part of the lecture to the next, for presenters and for readers. */
import { expect, partPath, test } from './support/lab.ts';

test('a presenter is led to the next part from the last slide, and back from the first; readers find both below', async ({
  page,
  lab,
}) => {
  await page.goto(`${lab.url}${partPath}?present#pushing-and-polling`);
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('This is the last slide of this part.')).toBeVisible();
  await page.getByRole('link', { name: /^Next part 2 · / }).press('Enter');
  await expect(
    page.getByRole('heading', { level: 2, name: 'From emulated push to WebSocket' }),
  ).toBeVisible();
  await expect(page.getByText(/^1 of \d+$/)).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByText('This is the first slide of this part.')).toBeVisible();
  await page.keyboard.press('Escape');
  const parts = page.getByRole('navigation', { name: 'Parts' });
  await parts.getByRole('link', { name: /^Previous part 1 · / }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Long-polling and streaming');
});
