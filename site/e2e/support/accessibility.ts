/** What holds for every page: no serious barrier, headings that nest, no scrolling sideways. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** No rule that is on looks at style sheets, and nobody reads what passed. */
const quick = { preload: false, resultTypes: ['violations' as const] };

/** The serious and critical findings, one line each; of a part of the page if `within` names one. */
export async function findings(page: Page, within?: string): Promise<string[]> {
  // Without it each look opens a page, to join what frames of other origins say: of those, only the runner of the cells
  // may be there, and it shows nothing before a run.
  const axe = new AxeBuilder({ page }).options(quick).setLegacyMode();
  if (within !== undefined) axe.include(within);
  // The dark scheme changes colours only.
  const dark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  if (dark) axe.options({ ...quick, runOnly: ['color-contrast', 'link-in-text-block'] });
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** One heading of level 1, the first; below a heading comes the next level, never a deeper one. */
export async function expectNestedHeadings(page: Page, path: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  const headings = await page
    .locator(':is(h1, h2, h3, h4, h5, h6):visible')
    .evaluateAll((elements) => elements.map((heading) => [heading.tagName, heading.textContent]));
  const levels = headings.map(([name]) => Number(name?.slice(1)));
  expect.soft(levels[0], path).toBe(1);
  const deeper = headings.filter((_, at) => (levels[at] ?? 0) > (levels[at - 1] ?? 0) + 1);
  expect.soft(deeper, path).toEqual([]);
}

/** Pixels by which the page is wider than the window: 0 where nobody has to scroll sideways. */
export function excessWidth(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}
