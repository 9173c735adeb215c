/** Capture and detect: what is found in the frames, what the page sends, and one frame by itself. */
import type { Locator } from '@playwright/test';
import { attend, runButton, stopButton } from './support/bench.ts';
import {
  captureTitle,
  choose,
  expectMoving,
  openCapture,
  screenOf,
  switchDetectionOff,
  trackOf,
} from './support/capture-bench.ts';
import { expect, test, videoPath } from './support/lab.ts';
import { shownFrame } from './support/shown-frame.ts';
import { hasRows, wireRows } from './support/wire.ts';

/** The model is loaded with the first picture, on a machine that does other things as well. */
const firstDetection = { timeout: 40_000 };

const detection = (bench: Locator) => bench.getByRole('region', { name: 'Detection' });
const objects = (bench: Locator) => bench.getByRole('list', { name: 'Objects' });

/** Pixels of about the colour of the boxes; counted in the page, for they are many. */
async function yellowPixels(bench: Locator): Promise<number> {
  return screenOf(bench).evaluate((canvas: HTMLCanvasElement) => {
    const { data = [] } =
      canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {};
    let count = 0;
    for (let at = 0; at < data.length; at += 4) {
      const [red = 0, green = 0, blue = 0] = data.slice(at, at + 3);
      if (red > 200 && green > 160 && blue < 110) count += 1;
    }
    return count;
  });
}

test('capture-and-detect: the page sends a drawing, its sign is found and marked, and the stream never waits', async ({
  page,
  lab,
  pageErrors,
}) => {
  const bench = await openCapture(page, lab);
  await choose(bench, 'a drawing by this page');
  await runButton(bench).click();
  await expectMoving(bench);
  await expect(objects(bench).getByRole('listitem').first()).toContainText(
    /stop sign \d+ %\s*marked/,
    firstDetection,
  );
  await expect(detection(bench)).toContainText(/\d+\.\d detections per second, \d+ ms each/);
  await expect(detection(bench)).toContainText(
    /On frame \d+ are the boxes of frame \d+: \d+ ms old/,
  );
  await expect.poll(() => yellowPixels(bench)).toBeGreaterThan(300);
  const sent = bench.getByText(/The camera made \d+ frames, this page sent \d+ of them/).first();
  await expect(sent).toContainText(/the lab server decoded \d+\.$/);
  await switchDetectionOff(bench);
  await expect(detection(bench)).toContainText('Off');
  await expect.poll(() => yellowPixels(bench)).toBeLessThan(50);
  await expectMoving(bench);
  await stopButton(bench).click();
  await expect(bench.getByText(/^Stopped after \d+ frames of: a drawing/).first()).toBeVisible();
  expect(pageErrors).toEqual([]);
});

test('on the wire each message of the page is an image, marker by marker', async ({
  page,
  lab,
}) => {
  const bench = await openCapture(page, lab);
  await choose(bench, 'a drawing by this page');
  await switchDetectionOff(bench);
  await bench.getByRole('combobox', { name: 'frames per second' }).selectOption('2');
  await runButton(bench).click();
  await expectMoving(bench);
  await stopButton(bench).click();
  await wireRows(bench, hasRows(/binary \d+ B.*SOF0 640×360/s));
});

test('the threshold can be changed while the stream goes on', async ({ page, lab }) => {
  const bench = await openCapture(page, lab);
  await runButton(bench).click();
  await expectMoving(bench);
  const asked = page.waitForRequest(/m-jpeg\/stream\?.*source=slideshow.*boxes=true&threshold=60/);
  await bench.getByRole('combobox', { name: 'threshold in percent' }).selectOption('60');
  await asked;
  await expectMoving(bench);
  await stopButton(bench).click();
});

test('a snapshot is one frame: shown with its size, opened by its address, and saved', async ({
  page,
  lab,
}) => {
  const bench = await openCapture(page, lab);
  await switchDetectionOff(bench);
  await bench.getByRole('button', { name: 'Take a snapshot' }).click();
  const snapshot = bench.getByRole('region', { name: 'Snapshot' });
  await expect(snapshot).toContainText(/[\d,]+ bytes, 640 × 360 pixels, frame \d+/);
  const image = snapshot.getByRole('img', { name: 'The frame of the snapshot' });
  await expect(image).toHaveJSProperty('naturalWidth', 640);
  const number = Number(/frame (\d+)/.exec(await snapshot.innerText())?.[1]);
  expect(await shownFrame(image)).toBe(number);
  const address = await snapshot
    .getByRole('link', { name: 'Open the address' })
    .getAttribute('href');
  const again = await page.request.get(address ?? '');
  expect(again.headers()['content-type']).toBe('image/jpeg');
  expect([...(await again.body()).subarray(0, 2)]).toEqual([0xff, 0xd8]);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    snapshot.getByRole('link', { name: 'save this one' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`frame-${number}.jpg`);
});

test('what the page sends stops when its slide is left', async ({ page, lab }) => {
  await page.goto(`${lab.url}${videoPath}?present#capture-and-detect`);
  const bench = await attend(page, captureTitle);
  await choose(bench, 'a drawing by this page');
  await runButton(bench).click();
  await expectMoving(bench);
  const track = await trackOf(bench);
  expect(await track.evaluate((one) => one?.readyState)).toBe('live');
  await page.keyboard.press('PageUp');
  await expect.poll(() => track.evaluate((one) => one?.readyState)).toBe('ended');
});
