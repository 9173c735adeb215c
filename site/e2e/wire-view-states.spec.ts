/** The wire view where it is put to the test, on recorded bytes: very many records, records that were lost, no trace. */
import { openBench, runToEnd } from './support/bench.ts';
import { expect, test } from './support/lab.ts';

test('a reader of 50,000 records goes to either end, filters, and the page draws only what is in sight', async ({
  page,
  lab,
}) => {
  await page.goto(`${lab.url}/gallery/wire-view-long/`);
  const ladder = page.getByRole('listbox', { name: 'Records, oldest first' });
  const rows = ladder.getByRole('option');
  await expect(rows).not.toHaveCount(0);
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

test('a reader sees the recorded runs in the gallery, and on which day they were recorded', async ({
  page,
  lab,
}) => {
  await page.goto(`${lab.url}/gallery/wire-view/`);
  const clock = page.getByRole('region', { name: 'A clock' });
  await expect(clock.getByText(/^Recorded on \d+ \w+ \d{4}\. These bytes crossed/)).toBeVisible();
  await expect(clock.getByRole('option').filter({ hasText: 'GET /' })).not.toHaveCount(0);
  await page.goto(`${lab.url}/gallery/wire-view-hops/`);
  await expect(
    page
      .getByRole('region', { name: 'Through the intermediary' })
      .getByText('intermediary')
      .first(),
  ).toBeVisible();
});

test('a reader of the gallery is told that a trace is loading, and that it cannot be loaded', async ({
  page,
  lab,
}) => {
  const { promise: asked, resolve: answer } = Promise.withResolvers<void>();
  await page.route('**/traces/*.pcapng', async (route) => {
    await asked;
    await route.abort();
  });
  await page.goto(`${lab.url}/gallery/wire-view/`);
  await expect(
    page.getByRole('status').filter({ hasText: 'Loading the recorded trace' }),
  ).toBeVisible();
  answer();
  await expect(
    page.getByRole('alert').filter({ hasText: 'The recorded trace cannot be loaded' }),
  ).toBeVisible();
});

/** How far apart the middles of the elements are in height; all in one look, for the page may scroll between two. */
function spreadOf(elements: readonly (Element | null)[]): number {
  const middles = elements.map((element) => {
    const box = element?.getBoundingClientRect();
    return box === undefined ? Number.NaN : box.top + box.height / 2;
  });
  return Math.max(...middles) - Math.min(...middles);
}

test('the controls of the wire view stay in one line, however wide the bench is', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, 'Live · your own response');
  await runToEnd(bench);
  const controls = ['Filter', 'Pause', 'bits', 'Save .pcapng', 'Open…'];
  const buttons = await Promise.all(
    controls.map((name) => bench.getByRole('button', { name }).first().elementHandle()),
  );
  for (const width of [900, 948, 1000, 1100, 1280, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await expect.poll(() => page.evaluate(spreadOf, buttons), `at ${width} px`).toBeLessThan(8);
  }
});
