/** The camera in a video element: the pixels on each screen say which frame it shows. */
import type { Locator, Page } from '@playwright/test';
import { openBench, runButton, runToEnd, stopButton } from './support/bench.ts';
import { expect, startLabServer, test, videoPath, type LabServer } from './support/lab.ts';
import { shownFrame } from './support/shown-frame.ts';

const title = 'Live · the camera in a video element';
const gateway = /^RTSP, ffmpeg, MSE/;

const openDemo = (page: Page, lab: LabServer) => openBench(page, lab, title, videoPath);

const wayOf = (bench: Locator, name: string | RegExp) => bench.getByRole('row', { name });
const choose = (bench: Locator, label: string) => bench.getByRole('combobox', { name: label });

const screensOf = (bench: Locator) => ({
  'img element': bench.getByRole('img', { name: 'The camera, in an img element' }),
  'fetch and canvas': bench.getByRole('img', { name: 'The camera, painted by fetch and canvas' }),
  'canvas.captureStream()': bench.getByLabel('in a video element by canvas.captureStream()'),
  MediaStreamTrackGenerator: bench.getByLabel('in a video element by MediaStreamTrackGenerator'),
  'RTSP, ffmpeg, MSE': bench.getByLabel('in a video element by RTSP, ffmpeg, MSE'),
});

interface Held {
  readonly missing: string | null;
  readonly streams: number;
  readonly transcodings: number;
}

/** What the lab server holds, for all sessions, and whether it can transcode. */
async function heldBy(page: Page, lab: LabServer): Promise<Held> {
  const made = await page.request.post(`${lab.url}/api/sessions`);
  const { id, labs } = (await made.json()) as { id: string; labs: [string, string] };
  const ask = async (path: string) =>
    (await page.request.get(`${labs[0]}/s/${id}/1/${path}`)).json() as Promise<never>;
  const { process }: { process: { streams: number } } = await ask('m-jpeg/status');
  const { mp4 }: { mp4: { missing: string | null; transcodings: number } } =
    await ask('rtsp/status');
  return { missing: mp4.missing, streams: process.streams, transcodings: mp4.transcodings };
}

/** Waits until the screen shows a frame, and then a later one. */
async function untilItMoves(screen: Locator): Promise<void> {
  await expect.poll(() => shownFrame(screen), { timeout: 15_000 }).not.toBeNull();
  const first = (await shownFrame(screen)) ?? Number.POSITIVE_INFINITY;
  await expect.poll(() => shownFrame(screen)).toBeGreaterThan(first);
}

/** Milliseconds in the column "late by". */
const lateMs = async (row: Locator): Promise<number> =>
  Number.parseInt(await row.getByRole('cell').nth(1).innerText(), 10);

test('into-video: a student can see the camera move on every screen, and which is the latest', async ({
  page,
  lab,
  pageErrors,
}) => {
  const { missing } = await heldBy(page, lab);
  const bench = await openDemo(page, lab);
  await choose(bench, 'seconds').selectOption('60');
  await runButton(bench).click();
  for (const [way, screen] of Object.entries(screensOf(bench))) {
    if (way === 'RTSP, ffmpeg, MSE' && missing !== null) continue;
    await untilItMoves(screen);
    await expect(wayOf(bench, way).getByRole('cell').nth(1)).toContainText('ms');
  }
  if (missing === null) {
    const ofCanvas = await lateMs(wayOf(bench, 'fetch and canvas'));
    expect(await lateMs(wayOf(bench, gateway))).toBeGreaterThan(ofCanvas);
  } else {
    await expect(wayOf(bench, gateway)).toContainText('try again');
  }
  await stopButton(bench).click();
  expect(pageErrors).toEqual([]);
});

test('after Stop there is no connection and no track, and the last pictures stay', async ({
  page,
  lab,
}) => {
  const { missing } = await heldBy(page, lab);
  const bench = await openDemo(page, lab);
  await choose(bench, 'seconds').selectOption('60');
  await runButton(bench).click();
  const screens = screensOf(bench);
  const watched = missing === null ? 'RTSP, ffmpeg, MSE' : 'MediaStreamTrackGenerator';
  await untilItMoves(screens[watched]);
  await stopButton(bench).click();
  const nothing = { streams: 0, transcodings: 0 };
  await expect.poll(() => heldBy(page, lab)).toMatchObject(nothing);
  const tracks = await bench.locator('video').evaluateAll((elements) =>
    elements.flatMap((element) => {
      const { srcObject } = element as HTMLVideoElement;
      return srcObject instanceof MediaStream
        ? srcObject.getTracks().map(({ readyState }) => readyState)
        : [];
    }),
  );
  expect(tracks).toEqual(['ended', 'ended']);
  await expect.poll(() => shownFrame(screens['img element'])).not.toBeNull();
  await expect(
    bench.getByRole('paragraph').filter({ hasText: /^First on the screen/ }),
  ).toBeVisible();
});

test('a run ends by itself, and a newer one keeps the rows of another encoding', async ({
  page,
  lab,
}) => {
  const { missing } = await heldBy(page, lab);
  test.skip(missing !== null, `needs ffmpeg: ${missing}`);
  const bench = await openDemo(page, lab);
  for (const way of ['img element', 'canvas.captureStream()', 'MediaStreamTrackGenerator']) {
    await bench.getByRole('checkbox', { name: way }).uncheck();
  }
  await runToEnd(bench);
  await choose(bench, 'the encoder').selectOption('looks at later frames first');
  await runToEnd(bench);
  const ahead = wayOf(bench, 'RTSP, ffmpeg, MSE, encoder looks ahead');
  const atOnce = wayOf(bench, gateway).first();
  expect(await lateMs(ahead)).toBeGreaterThan(await lateMs(atOnce));
  await expect.poll(() => heldBy(page, lab)).toMatchObject({ streams: 0, transcodings: 0 });
});

test('where ffmpeg is missing its row says how to get it, and the others run', async ({ page }) => {
  const before = process.env['PATH'];
  process.env['PATH'] = '/nowhere';
  const lab = await startLabServer().finally(() => {
    process.env['PATH'] = before;
  });
  try {
    const bench = await openDemo(page, lab);
    await runToEnd(bench);
    await expect(wayOf(bench, gateway)).toContainText('apt-get install ffmpeg');
    await expect(wayOf(bench, 'canvas.captureStream()')).toContainText(/\d+ ms/);
  } finally {
    await lab.stop();
  }
});

test('where the browser lacks MediaStreamTrackGenerator its row says so, and the others run', async ({
  page,
  lab,
}) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'MediaStreamTrackGenerator');
  });
  const bench = await openDemo(page, lab);
  await bench.getByRole('checkbox', { name: 'RTSP, ffmpeg, MSE' }).uncheck();
  await runToEnd(bench);
  await expect(wayOf(bench, /^MediaStreamTrackGenerator/)).toContainText(
    'This browser has no MediaStreamTrackGenerator.',
  );
  await expect(wayOf(bench, 'fetch and canvas')).toContainText(/\d+ ms/);
});
