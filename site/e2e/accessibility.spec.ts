/** What axe finds, and what a narrow screen shows: on every page but those of the gallery, in light and dark. */
import { excessWidth, expectNestedHeadings, findings } from './support/accessibility.ts';
import { attend, runToEnd } from './support/bench.ts';
import { expect, partPath, test, videoPath, webRtcPath, webSocketPath } from './support/lab.ts';
import {
  exercisePaths,
  keysPath,
  labsPath,
  notFoundPath,
  pagesWithoutGallery,
} from './support/pages.ts';

// Axe looks at every element; the whole part is a large page.
test.setTimeout(120_000);
const schemes = ['light', 'dark'] as const;

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
}

test('the parts that stand beside the first have no serious barrier', async ({ page, lab }) => {
  for (const path of [webSocketPath, videoPath, webRtcPath]) {
    await page.goto(lab.url + path);
    expect.soft(await findings(page), path).toEqual([]);
  }
});

test('headings nest: the first is the page’s own, and below a heading comes the next level, never a deeper one', async ({
  page,
  lab,
}) => {
  for (const path of [partPath, videoPath, webRtcPath, ...exercisePaths()]) {
    await page.goto(lab.url + path);
    await expectNestedHeadings(page, path);
  }
});

test('a reader with a narrow screen never has to scroll sideways', async ({ page, lab }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of pagesWithoutGallery()) {
    await page.goto(lab.url + path);
    expect.soft(await excessWidth(page), path).toBe(0);
  }
});

test('a reader with a narrow screen can run a bench', async ({ page, lab }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(lab.url + partPath);
  const bench = await attend(page, 'Live · your own response');
  await runToEnd(bench);
  await expect(bench.getByRole('listbox', { name: 'Records, oldest first' })).toBeVisible();
  expect(await excessWidth(page)).toBe(0);
});
