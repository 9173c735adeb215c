/** M-JPEG: what a slow reader costs the server, and what whole pictures cost the line. */
import { openBench, runButton, runToEnd, stopButton } from './support/bench.ts';
import { expect, test, videoPath } from './support/lab.ts';
import { openStreams } from './support/m-jpeg.ts';

test('m-jpeg-slow: a student can see that only the slow reader loses frames, and how little waits for it', async ({
  page,
  lab,
}) => {
  test.slow();
  const bench = await openBench(page, lab, 'Live · a reader that is too slow', videoPath);
  const counts = async (name: string): Promise<[steady: number, slow: number]> => {
    const row = bench.getByRole('row').filter({ hasText: name });
    const [steady = '', slow = ''] = await row.getByRole('cell').allInnerTexts();
    return [Number.parseFloat(steady), Number.parseFloat(slow)];
  };
  for (const pace of ['64 KB every half second', 'nothing at all']) {
    await bench.getByRole('radio', { name: pace }).check();
    await runToEnd(bench);
    const [steadyDrops, slowDrops] = await counts('frames dropped');
    expect(slowDrops, pace).toBeGreaterThanOrEqual(45);
    expect(steadyDrops, pace).toBeLessThan(slowDrops / 2);
    const [steadySent, slowSent] = await counts('frames sent');
    expect(steadySent, pace).toBeGreaterThan(slowSent);
    const [, mostQueuedKilobytes] = await counts('the most that waited');
    expect(mostQueuedKilobytes, pace).toBeGreaterThan(0);
    expect(mostQueuedKilobytes, pace).toBeLessThanOrEqual(200);
  }
  await expect.poll(() => openStreams(page, lab)).toBe(0);
});

test('m-jpeg-slow: Stop leaves no stream and no error behind', async ({
  page,
  lab,
  pageErrors,
}) => {
  const bench = await openBench(page, lab, 'Live · a reader that is too slow', videoPath);
  await runButton(bench).click();
  await expect(bench.getByText(/^frame \d+$/).first()).toBeVisible();
  await expect.poll(() => openStreams(page, lab)).toBe(2);
  await stopButton(bench).click();
  await expect.poll(() => openStreams(page, lab)).toBe(0);
  expect(pageErrors).toEqual([]);
});

test('m-jpeg-sizes: a student can see that a video needs a small part of the bytes of M-JPEG', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, 'Live · what whole pictures cost', videoPath);
  await runToEnd(bench);
  const cells = async (codec: string): Promise<string[]> =>
    bench.getByRole('row').filter({ hasText: codec }).getByRole('cell').allInnerTexts();
  const [, jpegOthers, jpegMean = '', , jpegLikeness = ''] = await cells('M-JPEG');
  expect(jpegOthers).toBe('none');
  for (const codec of ['VP8', 'VP9']) {
    const [key = '', others = '', mean = '', , likeness = ''] = await cells(codec);
    expect(Number.parseFloat(others), codec).toBeLessThan(Number.parseFloat(key));
    expect(Number.parseFloat(mean), codec).toBeLessThan(Number.parseFloat(jpegMean) / 2);
    expect(Number.parseFloat(likeness), codec).toBeGreaterThanOrEqual(
      Number.parseFloat(jpegLikeness),
    );
  }
});

test('m-jpeg-sizes: where a browser has no encoders it says so, and shows the M-JPEG', async ({
  page,
  lab,
}) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'VideoEncoder'));
  const bench = await openBench(page, lab, 'Live · what whole pictures cost', videoPath);
  await runToEnd(bench);
  await expect(bench.getByRole('paragraph').filter({ hasText: 'encodes no VP8' })).toBeVisible();
  await expect(bench.getByRole('row').filter({ hasText: 'M-JPEG' })).toBeVisible();
});
