/** What axe finds, and what a narrow screen shows: on every page, in light and dark. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { attend, runToEnd } from './support/bench.ts';
import { expect, partPath, test, videoPath, webSocketPath } from './support/lab.ts';
import {
  allPaths,
  exercisePaths,
  galleryPaths,
  keysPath,
  labsPath,
  notFoundPath,
} from './support/pages.ts';

// Axe looks at every element; the whole part is a large page.
test.setTimeout(120_000);
/** Some forty pages. */
const galleryTimeoutMs = 360_000;

const schemes = ['light', 'dark'] as const;

/** The serious and critical findings, one line each; of a part of the page if `within` names one. */
async function findings(page: Page, within?: string): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  if (within !== undefined) axe.include(within);
  // The dark scheme changes colours only.
  const dark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  if (dark) axe.withRules(['color-contrast', 'link-in-text-block']);
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

for (const colorScheme of schemes) {
  test(`the reading page has no serious barrier in ${colorScheme}, before and after a run`, async ({
    page,
    lab,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(lab.url + partPath);
    expect(await findings(page)).toEqual([]);
    const bench = await attend(page, 'Live · your own response');
    await runToEnd(bench);
    await expect(bench.getByRole('listbox', { name: 'Records, oldest first' })).toBeVisible();
    expect(await findings(page, '[data-bench="stream-raw"]')).toEqual([]);
  });

  test(`presenting has no serious barrier in ${colorScheme}`, async ({ page, lab }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(`${lab.url}${partPath}?present#server-sent-events`);
    await expect(page.getByRole('button', { name: 'Next slide' })).toBeVisible();
    await attend(page, 'Live · EventSource');
    expect(await findings(page)).toEqual([]);
  });

  test(`home, labs, notes and 404 have no serious barrier in ${colorScheme}`, async ({
    page,
    lab,
  }) => {
    await page.emulateMedia({ colorScheme });
    const notes = `${partPath}notes/`;
    for (const path of [
      '/',
      labsPath,
      keysPath,
      notes,
      ...exercisePaths(),
      '/gallery/',
      notFoundPath,
    ]) {
      await page.goto(lab.url + path);
      expect.soft(await findings(page), path).toEqual([]);
    }
  });

  test(`the gallery has no serious barrier in ${colorScheme}`, async ({ page, lab }) => {
    test.setTimeout(galleryTimeoutMs);
    await page.emulateMedia({ colorScheme });
    for (const path of galleryPaths()) {
      await page.goto(lab.url + path);
      await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
      expect.soft(await findings(page), path).toEqual([]);
    }
  });
}

test('the parts that stand beside the first have no serious barrier', async ({ page, lab }) => {
  for (const path of [webSocketPath, videoPath]) {
    await page.goto(lab.url + path);
    expect.soft(await findings(page), path).toEqual([]);
  }
});

test('headings nest: the first is the page’s own, and below a heading comes the next level, never a deeper one', async ({
  page,
  lab,
}) => {
  for (const path of [partPath, videoPath, ...exercisePaths(), ...galleryPaths()]) {
    await page.goto(lab.url + path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    const headings = await page
      .locator(':is(h1, h2, h3, h4, h5, h6):visible')
      .evaluateAll((elements) => elements.map((heading) => [heading.tagName, heading.textContent]));
    const levels = headings.map(([name]) => Number(name?.slice(1)));
    expect.soft(levels[0], path).toBe(1);
    const deeper = headings.filter((_, at) => (levels[at] ?? 0) > (levels[at - 1] ?? 0) + 1);
    expect.soft(deeper, path).toEqual([]);
  }
});

test('a reader with a narrow screen never has to scroll sideways', async ({ page, lab }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of allPaths()) {
    await page.goto(lab.url + path);
    const tooWide = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    expect.soft(tooWide, path).toBe(0);
  }
});

test('a reader with a narrow screen can run a bench', async ({ page, lab }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(lab.url + partPath);
  const bench = await attend(page, 'Live · your own response');
  await runToEnd(bench);
  await expect(bench.getByRole('listbox', { name: 'Records, oldest first' })).toBeVisible();
  const tooWide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(tooWide).toBe(0);
});
