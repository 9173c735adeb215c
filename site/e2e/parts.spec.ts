/** From one part of the lecture to the next, and back. */
import { expect, test } from './support/lab.ts';
import { expectSlide, present } from './support/presenting.ts';

test('a presenter is led to the next part from the last slide, and back from the first; readers find both below', async ({
  page,
  lab,
}) => {
  await present(page, lab, 'pushing-and-polling');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('This is the last slide of this part.')).toBeVisible();
  await page.getByRole('link', { name: /^Next part 2 · / }).press('Enter');
  await expectSlide(page, 'From emulated push to WebSocket');
  await expect(page.getByText(/^1 of \d+$/)).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByText('This is the first slide of this part.')).toBeVisible();
  await page.keyboard.press('Escape');
  const parts = page.getByRole('navigation', { name: 'Parts' });
  await parts.getByRole('link', { name: /^Previous part 1 · / }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Long-polling and streaming');
});
