/** M-JPEG: the pixels on the screen say which frame is shown. */
import type { Locator, Page } from '@playwright/test';
import {
  frameCodeCellPixels,
  frameCodeTop,
  pictureSize,
  readFrameCode,
} from '@wireside/labs-server/wire/video/frame-code.ts';
import {
  attend,
  openBench,
  runButton,
  runToEnd,
  stopButton,
  waitForLine,
} from './support/bench.ts';
import { expect, test, videoPath, type LabServer } from './support/lab.ts';
import { openStreams } from './support/m-jpeg.ts';
import { expectSlide } from './support/presenting.ts';

const title = 'Live · the camera as M-JPEG';

const openCamera = (page: Page, lab: LabServer) => openBench(page, lab, title, videoPath);

/** The number in the pixels that a canvas or an img element shows now; null without one. */
async function shownFrame(screen: Locator): Promise<number | null> {
  const { width, height } = pictureSize;
  const area = { width, height, top: frameCodeTop, rows: frameCodeCellPixels };
  const code = await screen.evaluate((element, { width, height, top, rows }) => {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    const context = canvas.getContext('2d');
    context?.drawImage(element as HTMLImageElement | HTMLCanvasElement, 0, 0, width, height);
    return Array.from(context?.getImageData(0, top, width, rows).data ?? []);
  }, area);
  const pixels = new Uint8Array(width * height * 4);
  pixels.set(code, frameCodeTop * width * 4);
  return readFrameCode(pixels);
}

const lateFrames = (cell: string): number => Number.parseFloat(cell);

const screens = (bench: Locator) => ({
  canvas: bench.getByRole('img', { name: 'The camera, painted by fetch and canvas' }),
  image: bench.getByRole('img', { name: 'The camera, in an img element' }),
});

test('video-and-m-jpeg: a video element does not play M-JPEG, an img element shows it', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, 'Live · M-JPEG in a video element', videoPath);
  await runButton(bench).click();
  await waitForLine(bench, /video: error 4/);
  await waitForLine(bench, /img: 640 × 360 pixels/);
});

test('m-jpeg-camera: a student can see the camera move in both readers', async ({ page, lab }) => {
  const bench = await openCamera(page, lab);
  // A hundred frames at two per second: the stream is there until Stop, however slow the machine is.
  await bench.getByRole('combobox', { name: 'frames per second' }).selectOption('2');
  await bench.getByRole('combobox', { name: 'how many frames' }).selectOption('100 frames');
  await runButton(bench).click();
  for (const screen of Object.values(screens(bench))) {
    await expect.poll(() => shownFrame(screen)).not.toBeNull();
    const first = (await shownFrame(screen)) ?? NaN;
    await expect.poll(() => shownFrame(screen)).toBeGreaterThan(first);
  }
  await stopButton(bench).click();
  await expect.poll(() => openStreams(page, lab)).toBe(0);
});

test('m-jpeg-camera: a student can see who shows the picture one frame late, by the way to flush', async ({
  page,
  lab,
}) => {
  const bench = await openCamera(page, lab);
  // Half a second between frames: a busy machine is late by less.
  await bench.getByRole('combobox', { name: 'frames per second' }).selectOption('2');
  await bench.getByRole('combobox', { name: 'how many frames' }).selectOption('10 frames');
  for (const [flush, canvasIsLate, imageIsLate] of [
    ['before that part, with it', true, true],
    ['after the part that it ends, at once', false, true],
    ['at once, and the next head with it', false, false],
  ] as const) {
    await bench.getByRole('radio', { name: flush }).check();
    await runToEnd(bench);
    const row = bench.getByRole('row').filter({ hasText: flush });
    const [canvas = '', image = ''] = await row.getByRole('cell').allInnerTexts();
    expect(lateFrames(canvas) > 0.75, `canvas, ${flush}: ${canvas}`).toBe(canvasIsLate);
    expect(lateFrames(image) > 0.75, `img, ${flush}: ${image}`).toBe(imageIsLate);
  }
});

test('a student can have objects marked on the frames, and the stream goes on', async ({
  page,
  lab,
}) => {
  const bench = await openCamera(page, lab);
  await bench.getByRole('checkbox', { name: 'mark objects' }).check();
  await bench.getByRole('combobox', { name: 'threshold in percent' }).selectOption('20');
  await bench.getByRole('combobox', { name: 'how many frames' }).selectOption('10 frames');
  const asked = page.waitForRequest(/m-jpeg\/stream\?.*boxes=true&threshold=20/);
  await runToEnd(bench);
  await asked;
  await expect(
    bench.getByRole('paragraph').filter({ hasText: 'The fetch and canvas showed' }),
  ).toBeVisible();
  expect(await shownFrame(screens(bench).canvas)).not.toBeNull();
});

test('a student can open the stream and a picture of it elsewhere, by their addresses', async ({
  page,
  lab,
}) => {
  const bench = await openCamera(page, lab);
  await bench.getByRole('combobox', { name: 'how many frames' }).selectOption('10 frames');
  await runToEnd(bench);
  await bench.getByRole('combobox', { name: 'quality' }).selectOption('30');
  const snapshot = bench.getByRole('link', { name: /m-jpeg\/snapshot\?quality=30$/ });
  const answer = await page.request.get((await snapshot.getAttribute('href')) ?? '');
  expect(answer.headers()['content-type']).toBe('image/jpeg');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await bench.getByRole('button', { name: 'a player' }).click();
  await expect(bench.getByRole('button', { name: 'a player' })).toContainText('Copied');
  const command = await page.evaluate(() => navigator.clipboard.readText());
  expect(command).toMatch(/^ffplay .*'http:.*\/m-jpeg\/stream\?.*quality=30'$/);
});

test('m-jpeg-splitter: a student can see who believes a wrong Content-Length, and who a false delimiter', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, 'Live · where does a part end?', videoPath);
  const falseDelimiter = bench.getByRole('checkbox', { name: /^the delimiter line occurs/ });
  // How many of its pictures an img element gets to the screen is its own affair on a busy machine.
  for (const [length, isFalse, delimiters, lengths, image] of [
    [
      'half of the picture',
      false,
      '6 pictures',
      '0 pictures, 6 parts are none',
      /^[2-6] pictures$/,
    ],
    ['1000 bytes too many', false, '6 pictures', '3 pictures', /^[2-6] pictures$/],
    ['exact', true, '0 pictures, 12 parts are none', '6 pictures', '0 pictures'],
  ] as const) {
    await bench.getByRole('radio', { name: length }).check();
    await falseDelimiter.setChecked(isFalse);
    await runToEnd(bench);
    const row = bench.getByRole('row').filter({ hasText: `Content-Length ${length}` });
    await expect(row.getByRole('cell')).toHaveText([delimiters, lengths, image]);
  }
  const strict = bench.getByRole('region', { name: 'strict parser: delimiters only' });
  await expect(strict).toContainText('a reader that trusts it cuts wrongly');
});

test('the streams of a slide stop when a presenter leaves it', async ({ page, lab }) => {
  await page.goto(`${lab.url}${videoPath}?present#m-jpeg`);
  const bench = await attend(page, title);
  await bench
    .getByRole('combobox', { name: 'how many frames' })
    .selectOption('until Stop, without img');
  await runButton(bench).click();
  await expect.poll(() => openStreams(page, lab)).toBe(1);
  await expect.poll(() => shownFrame(screens(bench).canvas)).not.toBeNull();
  await page.keyboard.press('PageUp');
  await expectSlide(page, 'Detect in the browser');
  await expect.poll(() => openStreams(page, lab)).toBe(0);
});
