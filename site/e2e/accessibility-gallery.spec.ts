/** What axe finds on the pages of the gallery, in light and dark, their headings, and their width on a narrow screen. */
import { excessWidth, expectNestedHeadings, findings } from './support/accessibility.ts';
import { expect, test } from './support/lab.ts';
import { galleryPaths } from './support/pages.ts';

/** So many tests share the pages, and two workers the tests. */
const shares = 4;
const wide = { width: 1440, height: 900 };
const narrow = { width: 390, height: 844 };

test.describe.configure({ mode: 'parallel' });

for (let share = 0; share < shares; share += 1) {
  test(`the gallery has no barrier in light, in dark, and on a narrow screen (${share + 1} of ${shares})`, async ({
    page,
    lab,
  }) => {
    test.setTimeout(240_000);
    const paths = galleryPaths().filter((_, at) => at % shares === share);
    for (const path of paths) {
      await page.setViewportSize(wide);
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(lab.url + path);
      await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
      await expectNestedHeadings(page, path);
      expect.soft(await findings(page), `${path} in light`).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect.soft(await findings(page), `${path} in dark`).toEqual([]);
      await page.setViewportSize(narrow);
      expect.soft(await excessWidth(page), `${path} on a narrow screen`).toBe(0);
    }
  });
}
