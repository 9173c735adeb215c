/** Camera and microphone that Chromium makes up: with permission, without, and with none at all. */
import type { Page } from '@playwright/test';
import config, { browserFlags } from '../playwright.config.ts';
import { benchOf } from './support/bench.ts';
import { expect, test, webRtcPath, type LabServer } from './support/lab.ts';

const args = [...browserFlags, '--use-fake-device-for-media-stream'];
test.use({ launchOptions: { ...config.use?.launchOptions, args } });

async function open(page: Page, lab: LabServer, title: string) {
  await page.goto(lab.url + webRtcPath);
  const bench = benchOf(page, title);
  await bench.scrollIntoViewIfNeeded();
  return bench;
}

/** Calls of the page for media, from now on. */
async function countCalls(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const { getUserMedia } = MediaDevices.prototype;
    Object.assign(globalThis, { calls: 0 });
    MediaDevices.prototype.getUserMedia = function (constraints) {
      Object.assign(globalThis, { calls: Number(Reflect.get(globalThis, 'calls')) + 1 });
      return getUserMedia.call(this, constraints);
    };
  });
  return () => page.evaluate(() => Number(Reflect.get(globalThis, 'calls')));
}

test('a student gets what the camera can of what was asked, and after stop() nothing is live', async ({
  page,
  context,
  lab,
  pageErrors,
}) => {
  await context.grantPermissions(['camera', 'microphone']);
  const calls = await countCalls(page);
  const bench = await open(page, lab, 'Live · getUserMedia');
  await bench.getByRole('textbox', { name: 'width' }).fill('100000');
  await expect(bench.getByRole('textbox', { name: 'constraints' })).toHaveValue(/"ideal": 100000/);
  expect(await calls()).toBe(0);
  await bench.getByRole('button', { name: 'Ask for camera and microphone' }).click();
  const video = bench.getByRole('region', { name: 'video track', exact: true });
  const width = video.getByRole('row', { name: /^width/ });
  await expect(width).toContainText('ideal 100000');
  await expect(width).toContainText('≠');
  await expect(bench.getByText('dBFS')).toBeVisible();
  await bench.getByRole('textbox', { name: 'width' }).fill('320');
  await bench.getByRole('button', { name: 'applyConstraints()' }).click();
  await expect(width).toContainText('320 ✓');
  await video.getByRole('checkbox', { name: 'enabled' }).uncheck();
  await expect(video.getByText('live', { exact: true })).toBeVisible();
  const tracks = await bench.locator('video').evaluateHandle((element) => {
    const { srcObject } = element as HTMLVideoElement;
    return srcObject instanceof MediaStream ? srcObject.getTracks() : [];
  });
  await bench.getByRole('button', { name: 'Stop', exact: true }).click();
  expect(await tracks.evaluate((all) => all.map(({ readyState }) => readyState))).toEqual([
    'ended',
    'ended',
  ]);
  await expect(bench.getByText('Every track has ended')).toBeVisible();
  expect(pageErrors).toEqual([]);
});

test('without permission it is said why, and a drawing and a tone stand in', async ({
  page,
  context,
  lab,
}) => {
  await context.clearPermissions();
  const bench = await open(page, lab, 'Live · getUserMedia');
  await expect(bench.getByText('without names and without ids')).toBeVisible();
  await bench.getByRole('button', { name: 'Ask for camera and microphone' }).click();
  await expect(bench.getByText('NotAllowedError').first()).toBeVisible();
  await bench.getByRole('button', { name: 'Drawing and tone' }).click();
  await expect(bench.getByText('live', { exact: true })).toHaveCount(2);
  await expect(bench.getByText('dBFS')).toBeVisible();
  await expect
    .poll(() => bench.locator('video').evaluate(({ videoWidth }: HTMLVideoElement) => videoWidth))
    .toBeGreaterThan(0);
});

test('a student can bring about each error that a page can, and reads what it means', async ({
  page,
  context,
  lab,
}) => {
  await context.grantPermissions(['camera', 'microphone']);
  const bench = await open(page, lab, 'Live · no stream');
  const items = bench.getByRole('listitem');
  for (const [index, says] of [
    [0, 'TypeError: '],
    [1, 'OverconstrainedError (width)'],
    [2, 'OverconstrainedError (deviceId)'],
    [3, 'NotAllowedError: Permission denied'],
    [4, 'disconnect one of them'],
    [6, '--https'],
  ] as const) {
    await items.nth(index).getByRole('button').click();
    await expect(items.nth(index)).toContainText(says);
  }
  await expect(items.nth(6)).toContainText('navigator.mediaDevices is undefined');
  await expect(items.nth(5)).toContainText('another program has it');
});

test('get-user-media-2019: the old method still calls back in Chromium, and createObjectURL throws', async ({
  page,
  context,
  lab,
}) => {
  await context.grantPermissions(['camera']);
  const bench = await open(page, lab, 'Live · getUserMedia, 2019 and today');
  await bench.getByRole('button', { name: 'Run both' }).click();
  await expect(bench.getByText('successCallback(stream) → a MediaStream')).toBeVisible();
  await expect(bench.getByText('URL.createObjectURL(stream) → TypeError')).toBeVisible();
  await expect(bench.getByText(/srcObject = stream → plays, \d+ × \d+/)).toBeVisible();
});
