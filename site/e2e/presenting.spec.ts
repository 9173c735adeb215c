/** Presenting: one slide at a time, worked by keys, fingers, buttons and the notes window. */
import {
  attend,
  consoleOf,
  openEditor,
  preferPlainEditor,
  runButton,
  stopButton,
  waitForLine,
} from './support/bench.ts';
import { expect, partPath, test } from './support/lab.ts';
import { expectSlide, present, slides } from './support/presenting.ts';
import { ladderRows } from './support/wire.ts';

test('a presenter can enter, walk through the slides, and leave by keys', async ({ page, lab }) => {
  await page.goto(lab.url + partPath);
  await expect(slides(page).nth(15)).toBeVisible();
  await page.keyboard.press('p');
  await expectSlide(page, 'Pushing and polling');
  await page.keyboard.press('ArrowRight');
  await expectSlide(page, 'Polling at a fixed interval');
  await page.keyboard.press(' ');
  await expectSlide(page, 'Ask whether it changed: ETag and 304');
  await page.keyboard.press('Shift+Space');
  await page.keyboard.press('ArrowLeft');
  await expectSlide(page, 'Pushing and polling');
  await page.keyboard.press('End');
  await expectSlide(page, 'The forever frame');
  await page.keyboard.press('Home');
  await expectSlide(page, 'Pushing and polling');
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/present/);
  await expect(slides(page).nth(15)).toBeVisible();
});

test('a presenter sees points instead of prose, and a reader prose instead of points', async ({
  page,
  lab,
}) => {
  await page.goto(`${lab.url}${partPath}#six-connections`);
  const prose = page.getByText('The demonstration breaks our own rule on purpose');
  const point = page.getByText('shared by all tabs', { exact: false }).last();
  await expect(prose).toBeVisible();
  await page.keyboard.press('p');
  await expectSlide(page, 'Six connections');
  await expect(prose).toBeHidden();
  await slides(page).getByRole('button', { name: 'Show the points' }).click();
  await expect(point).toBeVisible();
});

test('a class guesses before the points and the answer can be seen, whatever the presenter guessed', async ({
  page,
  lab,
}) => {
  await page.goto(`${lab.url}${partPath}#kill-the-connection`);
  const slide = page.locator('#kill-the-connection');
  const answer = slide.getByRole('button', { name: /^Last-Event-ID: 3/ });
  const explanation = slide.getByText('The client reports what it has.');
  const points = slide.locator('.points');
  await slide.getByRole('button', { name: /^Nothing: the server/ }).click();
  await expect(explanation).toBeVisible();
  await present(page, lab, 'kill-the-connection');
  await expect(answer).toHaveAccessibleName('Last-Event-ID: 3, the last one it got');
  await expect(explanation).toBeHidden();
  await expect(points).toBeHidden();
  await answer.click();
  await expect(answer).toContainText('✓ your guess, and so it is');
  await expect(explanation).toBeVisible();
  await expect(points).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(slide.getByText('✗ your guess')).toBeVisible();
});

test('a presenter can open a slide by its address, and Back returns to reading', async ({
  page,
  lab,
}) => {
  await present(page, lab, 'kill-the-connection');
  await expectSlide(page, 'Kill the connection');
  await page.goto(`${lab.url}${partPath}#chunked-response`);
  await page.keyboard.press('p');
  await expectSlide(page, 'Chunked response');
  await expect(page).toHaveURL(/\?present#chunked-response$/);
  await page.keyboard.press('ArrowRight');
  await expectSlide(page, 'One wrong digit');
  await page.goBack();
  await expect(page).not.toHaveURL(/present/);
  await expect(slides(page).nth(15)).toBeVisible();
});

test('a presenter can blank the screen', async ({ page, lab }) => {
  await present(page, lab, 'chunked-response');
  const blank = page.getByRole('button', { name: 'Show the slide again' });
  await page.keyboard.press('b');
  await expect(blank).toBeVisible();
  await page.keyboard.press('b');
  await expect(blank).toBeHidden();
  await page.keyboard.press('b');
  await blank.click();
  await expectSlide(page, 'Chunked response');
});

test('a presenter can show the recorded run when the live demo fails', async ({ page, lab }) => {
  await present(page, lab, 'server-sent-events');
  await attend(page, 'Live · EventSource');
  await page.keyboard.press('r');
  await expect(slides(page).getByText(/These bytes crossed a real socket then/)).toBeVisible();
  const rows = ladderRows(slides(page));
  await expect(rows.first()).toBeVisible();
  const boxes = await rows.evaluateAll((all) => all.map((row) => row.getBoundingClientRect()));
  const [first, second] = boxes;
  expect(second?.top, 'rows adjoin, zoomed as they are').toBeCloseTo(first?.bottom ?? 0, 0);
  await present(page, lab, 'the-servlet-of-2019');
  await page.keyboard.press('r');
  await expect(page.getByText('This slide has no bench to replay.')).toBeVisible();
});

test('a presenter can run a bench on stage, and leaving the slide stops it', async ({
  page,
  lab,
}) => {
  await present(page, lab, 'server-sent-events');
  const slide = page.locator('#server-sent-events');
  await runButton(slide).click();
  await waitForLine(slide, /^open/);
  await expect(stopButton(slide)).toBeVisible();
  await page.getByRole('button', { name: 'Next slide' }).click();
  await expectSlide(page, 'When EventSource gives up');
  await page.getByRole('button', { name: 'Previous slide' }).click();
  await expect(runButton(slide)).toBeVisible();
  await expect(consoleOf(slide)).toContainText('Stopped.');
});

test('a presenter can type in a cell without leaving the slide', async ({ page, lab }) => {
  await preferPlainEditor(page);
  await present(page, lab, 'server-sent-events');
  const slide = await attend(page, 'Live · EventSource');
  const editor = await openEditor(slide);
  await editor.press('Control+Home');
  await page.keyboard.type('// b r p s .');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Home');
  await expectSlide(page, 'Server-sent events');
  await expect(editor).toHaveValue(/^\/\/ b r p s \./);
  await expect(page.getByRole('button', { name: 'Show the slide again' })).toBeHidden();
});

test('a presenter can keep notes in a second window, in step both ways', async ({ page, lab }) => {
  await present(page, lab, 'pushing-and-polling');
  const opened = page.waitForEvent('popup');
  await page.keyboard.press('s');
  const notes = await opened;
  await expect(notes.getByText('In step with the slides.')).toBeVisible();
  await expect(notes.getByRole('heading', { level: 2, name: 'Pushing and polling' })).toBeVisible();
  await expect(notes.getByText('Who may speak first in HTTP?')).toBeVisible();
  await page.bringToFront();
  await page.keyboard.press('ArrowRight');
  await expect(notes.getByRole('heading', { name: 'Polling at a fixed interval' })).toBeVisible();
  await notes.getByRole('button', { name: 'Next →' }).click();
  await expectSlide(page, 'Ask whether it changed: ETag and 304');
  await notes.getByRole('button', { name: 'Blank' }).click();
  await expect(page.getByRole('button', { name: 'Show the slide again' })).toBeVisible();
  await expect(notes.getByText('the screen is blanked')).toBeVisible();
  await page.close();
  await expect(notes.getByText('The window with the slides is closed.')).toBeVisible();
});

test('a presenter can turn slides by touch', async ({ browser, lab }) => {
  const context = await browser.newContext({
    hasTouch: true,
    viewport: { width: 1280, height: 800 },
  });
  const page = await context.newPage();
  await present(page, lab, 'the-servlet-of-2019');
  await page.touchscreen.tap(1270, 400);
  await expectSlide(page, 'The same handler, today');
  await page.touchscreen.tap(10, 400);
  await expectSlide(page, 'The servlet of 2019');
  await context.close();
});
