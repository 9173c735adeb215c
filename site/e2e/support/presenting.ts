/** What tests see of a lecture that is presented. */
import type { Locator, Page } from '@playwright/test';
import { expect, partPath, type LabServer } from './lab.ts';

/** The slides that can be seen. */
export function slides(page: Page): Locator {
  return page.locator('.slide').filter({ visible: true });
}

/** Only the slide with that heading is there. */
export async function expectSlide(page: Page, heading: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 2, name: heading, exact: true })).toBeVisible();
  await expect(slides(page)).toHaveCount(1);
}

/** Opens the first part on that slide, presenting. */
export async function present(page: Page, lab: LabServer, slide: string): Promise<void> {
  await page.goto(`${lab.url}${partPath}?present#${slide}`);
  await expect(slides(page)).toHaveCount(1);
}
