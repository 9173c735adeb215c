/** The wire view, on the bytes of a run that a student typed: short, and the same every time. */
import type { Locator, Page } from '@playwright/test';
import { editCode, openBench, preferPlainEditor, runButton, runToEnd } from './support/bench.ts';
import { expect, test, type LabServer } from './support/lab.ts';
import { ladderRows, untilConnectionClosed } from './support/wire.ts';

const title = 'Live · your own response';

async function openRun(page: Page, lab: LabServer): Promise<Locator> {
  const bench = await openBench(page, lab, title);
  await runToEnd(bench);
  await untilConnectionClosed(bench);
  return bench;
}

/** Polls that go on for a minute: longer than any test looks at them. */
async function openLongRun(page: Page, lab: LabServer): Promise<Locator> {
  await preferPlainEditor(page);
  const bench = await openBench(page, lab, 'Live · polling');
  await editCode(bench, (code) => code.replaceAll(/\b5\b/g, '60'));
  await runButton(bench).click();
  return bench;
}

/** All rows, also those out of sight. */
async function rowCount(bench: Locator): Promise<number> {
  return Number.parseInt(await bench.getByText(/^\d+ rows$/).innerText(), 10);
}

/** Chooses the record that the student typed. */
async function chooseResponse(bench: Locator): Promise<void> {
  await ladderRows(bench).filter({ hasText: 'chunk 0x5' }).click();
  await expect(bench.getByRole('treegrid')).toContainText('chunk');
}

test('a student can see who sent what when, with the bytes of each layer', async ({
  page,
  lab,
}) => {
  const bench = await openRun(page, lab);
  const rows = ladderRows(bench);
  await expect(rows.filter({ hasText: 'POST /http-streaming/raw' })).toHaveCount(1);
  await expect(rows.filter({ hasText: 'GET /http-streaming/raw' })).toHaveCount(1);
  await expect(rows.first()).toHaveAccessibleName(/^[\d.]+ m?s.* browser to lab server/);
  await expect(bench.getByText(/^\d+ records? · [\d,.]+ k?B down · [\d,.]+ k?B up$/)).toBeVisible();
  await chooseResponse(bench);
  await expect(bench.getByText('The same bytes, layer by layer')).toBeVisible();
  for (const layer of ['write()', 'HTTP', 'chunk']) {
    await expect(bench.locator('.wire-track-name', { hasText: layer }).first()).toBeVisible();
  }
});

test('a student can select a field and see its bytes, and a byte and see its field', async ({
  page,
  lab,
}) => {
  const bench = await openRun(page, lab);
  await chooseResponse(bench);
  const bytes = bench.getByRole('grid', { name: /^Bytes in hexadecimal/ });
  const fields = bench.getByRole('treegrid', { name: 'Fields of this record' });
  const size = fields.getByRole('row').filter({ hasText: 'chunk-size' }).first();
  await size.click();
  await expect(size).toHaveAttribute('aria-selected', 'true');
  const chosen = bytes.locator('[role=gridcell].wire-solid');
  await expect(chosen).toHaveCount(1);
  await expect(chosen).toHaveAccessibleName('35, chunk-size');
  await bytes.getByRole('gridcell', { name: '48, message-body' }).click();
  const selected = fields.getByRole('row', { selected: true });
  await expect(selected).toContainText('Hello, reader');
  // The body lies in two chunks: all its bytes light up.
  await expect(chosen).toHaveCount(13);
  await expect(selected.getByRole('link', { name: /§6/ })).toHaveAttribute('href', /rfc9112/);
});

test('a student can read the same bytes as hex, text and bits', async ({ page, lab }) => {
  const bench = await openRun(page, lab);
  await chooseResponse(bench);
  const as = (mode: string) => bench.getByRole('button', { name: mode, exact: true });
  await expect(as('hex')).toHaveAttribute('aria-pressed', 'true');
  await as('text').click();
  await expect(bench.getByRole('group', { name: /^Bytes as text/ })).toContainText('HelloCRLF');
  await as('bits').click();
  await expect(bench.getByRole('group', { name: /^Bytes as bits/ })).toContainText('01001000');
});

test('a student can filter rows, and clear them', async ({ page, lab }) => {
  const bench = await openRun(page, lab);
  const rows = ladderRows(bench);
  const all = await rows.count();
  await bench.getByRole('button', { name: 'Filter' }).click();
  await bench.getByRole('searchbox', { name: 'Filter by text' }).fill('POST');
  await expect(rows).toHaveCount(1);
  await bench.getByRole('searchbox').fill('no such thing');
  await expect(bench.getByText('No record passes the filter.')).toBeVisible();
  await bench.getByRole('searchbox').press('Escape');
  await expect(rows).toHaveCount(all);
  await bench.getByRole('button', { name: 'Clear', exact: true }).last().click();
  await expect(rows).toHaveCount(0);
});

test('a student can pause the ladder while records come in, and follow again', async ({
  page,
  lab,
}) => {
  const bench = await openLongRun(page, lab);
  await expect(ladderRows(bench).nth(4)).toBeVisible();
  await bench.getByRole('button', { name: 'Pause' }).click();
  const resume = bench.getByRole('button', { name: /Resume/ });
  const whilePaused = async (): Promise<number> =>
    Number(/\+(\d+) while paused/.exec(await resume.innerText())?.[1]);
  await expect.poll(whilePaused).toBeGreaterThan(1);
  const [paused, before] = [await rowCount(bench), await whilePaused()];
  await expect.poll(whilePaused).toBeGreaterThan(before);
  expect(await rowCount(bench)).toBe(paused);
  await resume.click();
  await expect.poll(() => rowCount(bench)).toBeGreaterThan(paused);
  const follow = bench.getByRole('button', { name: /Follow/ });
  await expect(follow).toHaveAttribute('aria-pressed', 'true');
  await ladderRows(bench).first().click();
  await expect(follow).toHaveAttribute('aria-pressed', 'false');
  await follow.click();
  await expect(ladderRows(bench).last()).toBeInViewport();
});

test('a student who picks a byte keeps it, while records go on coming in', async ({
  page,
  lab,
}) => {
  const bench = await openLongRun(page, lab);
  const bytes = bench.getByRole('grid', { name: /^Bytes in hexadecimal/ });
  await bytes.getByRole('gridcell').first().click();
  const selected = bench
    .getByRole('listbox', { name: /^Records/ })
    .getByRole('option', { selected: true });
  const chosen = await selected.innerText();
  const known = await rowCount(bench);
  await expect.poll(() => rowCount(bench)).toBeGreaterThan(known + 3);
  await expect(selected).toHaveText(chosen, {
    useInnerText: true,
  });
  await expect(bytes.getByRole('gridcell', { selected: true })).toHaveCount(1);
  await expect(bench.getByRole('button', { name: /Follow/ })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
});

test('a student can work the view by keys alone', async ({ page, lab }) => {
  const bench = await openRun(page, lab);
  const ladder = bench.getByRole('listbox', { name: 'Records, oldest first' });
  await ladder.focus();
  await page.keyboard.press('Home');
  await expect(ladderRows(bench).first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(ladderRows(bench).nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  const bytes = bench.getByRole('grid', { name: /^Bytes in hexadecimal/ });
  await expect(bytes).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const fields = bench.getByRole('treegrid', { name: 'Fields of this record' });
  const first = fields.getByRole('row', { selected: true });
  await expect(first).toContainText('method');
  await fields.focus();
  await page.keyboard.press('ArrowDown');
  const chosen = fields.getByRole('row', { selected: true });
  await expect(chosen).not.toContainText('method');
  await page.keyboard.press('Tab');
  await expect(chosen.getByRole('link'), 'one stop, not one for each row').toBeFocused();
  await page.keyboard.press('Tab');
  await expect(fields.getByRole('link').and(page.locator(':focus'))).toHaveCount(0);
  await ladder.focus();
  await page.keyboard.press('f');
  await expect(bench.getByRole('searchbox', { name: 'Filter by text' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(ladder).toBeFocused();
  await page.keyboard.press(' ');
  await expect(bench.getByRole('button', { name: /Resume/ })).toBeVisible();
});

test('a student who listens can read the records as a table', async ({ page, lab }) => {
  const bench = await openRun(page, lab);
  await bench.getByRole('button', { name: 'as a table' }).click();
  const table = bench.getByRole('region', { name: 'Records as a table' }).getByRole('table');
  await expect(table).toHaveAccessibleName(/^Records 1 to \d+ of \d+$/);
  const row = table.getByRole('row').filter({ hasText: 'GET /http-streaming/raw' });
  await expect(row).toContainText('browser → lab server');
  await row.getByRole('button').click();
  await expect(row.getByRole('button')).toHaveAttribute('aria-pressed', 'true');
  await expect(bench.getByRole('treegrid')).toContainText('GET');
});
