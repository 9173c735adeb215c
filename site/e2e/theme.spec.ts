/** Light and dark: by the system's preference, and by the switch. */
import type { Page } from '@playwright/test';
import { expect, test } from './support/lab.ts';

/** The colour that is behind everything, as the browser paints it. */
function ground(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.body).backgroundColor);
}

/** Whether the switch is pressed in this theme, as `aria-pressed` says it. */
function pressed(theme: string): string {
  return String(theme === 'dark');
}

const themeSwitch = (page: Page) => page.getByRole('button', { name: 'Dark theme' });

for (const [preferred, chosen] of [
  ['light', 'dark'],
  ['dark', 'light'],
] as const) {
  test(`a reader who prefers ${preferred} gets it, chooses ${chosen}, and finds it again after a reload`, async ({
    page,
    lab,
  }) => {
    await page.emulateMedia({ colorScheme: chosen });
    await page.goto(lab.url);
    const grounds = { [chosen]: await ground(page) };
    await page.emulateMedia({ colorScheme: preferred });
    await expect.poll(() => ground(page)).not.toBe(grounds[chosen]);
    grounds[preferred] = await ground(page);
    await expect(themeSwitch(page)).toHaveAttribute('aria-pressed', pressed(preferred));

    await themeSwitch(page).click();
    await expect(themeSwitch(page)).toHaveAttribute('aria-pressed', pressed(chosen));
    expect(await ground(page)).toBe(grounds[chosen]);
    await page.reload();
    await expect(themeSwitch(page)).toHaveAttribute('aria-pressed', pressed(chosen));
    expect(await ground(page)).toBe(grounds[chosen]);

    await themeSwitch(page).click();
    expect(await ground(page)).toBe(grounds[preferred]);
    await page.emulateMedia({ colorScheme: chosen });
    await expect.poll(() => ground(page), 'it follows the preference again').toBe(grounds[chosen]);
  });
}

test('a reader’s choice holds in the other tabs too', async ({ page, lab, context }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(lab.url);
  const other = await context.newPage();
  await other.emulateMedia({ colorScheme: 'light' });
  await other.goto(lab.url);
  await themeSwitch(page).click();
  await expect(themeSwitch(other)).toHaveAttribute('aria-pressed', 'true');
  expect(await ground(other)).toBe(await ground(page));
});
