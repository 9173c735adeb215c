/** A program of one's own: the addresses to use, and the pictures that it publishes. */
import type { Locator, Page } from '@playwright/test';
import { missingForPrograms, startProgram } from '../../content/programs/testing/own-program.ts';
import { openBench, runButton, stopButton } from './support/bench.ts';
import { expect, test, videoPath, type LabServer } from './support/lab.ts';
import { publish } from './support/rtsp-publisher.ts';

const title = 'Live · a program of your own';

/** Opens the demo and presses Watch. */
async function watch(page: Page, lab: LabServer): Promise<Locator> {
  const bench = await openBench(page, lab, title, videoPath);
  await runButton(bench, 'Watch').click();
  await expect(saying(bench, /^Nobody publishes a stream to the lab server\./)).toBeVisible();
  return bench;
}

/** The arguments of the command that the page shows: what to read, and where to publish. */
async function argumentsFor(bench: Locator, input: string): Promise<[string, string]> {
  await bench.getByRole('radio', { name: input, exact: true }).check();
  const command = await bench.getByText(/^python3 mark_frame\.py/).innerText();
  const [, from = '', to = ''] = /"([^"]+)" "([^"]+)"/.exec(command) ?? [];
  return [from, to];
}

/** What the demo says about the published pictures. */
const saying = (bench: Locator, words: RegExp) =>
  bench.getByRole('paragraph').filter({ hasText: words });

/** Published frames that were shown so far. */
async function shownFrames(bench: Locator): Promise<number> {
  const caption = await bench.getByRole('figure').innerText();
  return Number(/(\d+) shown/.exec(caption)?.[1] ?? 0);
}

test('own-program: what somebody publishes by RTSP comes back to the page as M-JPEG, until it ends', async ({
  page,
  lab,
}) => {
  const bench = await watch(page, lab);
  const [snapshot, live] = await argumentsFor(bench, 'snapshots');
  expect(snapshot).toMatch(
    /^http:\/\/127\.0\.0\.1:\d+\/s\/\w+\/\d+\/m-jpeg\/snapshot\?quality=50$/,
  );
  expect(live).toMatch(/^rtsp:\/\/127\.0\.0\.1:\d+\/s\/\w+\/\d+\/rtsp\/live$/);
  const publishing = await publish(live, snapshot);
  await expect.poll(() => shownFrames(bench)).toBeGreaterThan(2);
  await expect(bench.getByRole('figure')).toContainText(/frame \d+/);
  await expect(saying(bench, /^Somebody publishes/)).toBeVisible();
  await publishing.stop();
  await expect(saying(bench, /^Nobody publishes/)).toBeVisible();
  await expect(bench.getByText('ANNOUNCE', { exact: false }).first()).toBeVisible();
  await stopButton(bench).click();
  await expect(saying(bench, /published frames were shown/)).toBeVisible();
});

test('a student can fetch the program that the slide shows, and copy the commands', async ({
  page,
  context,
  lab,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const bench = await watch(page, lab);
  const link = bench.getByRole('link', { name: 'as a file' });
  const file = await page.request.get(lab.url + ((await link.getAttribute('href')) ?? ''));
  const shown = await bench
    .getByRole('region', { name: 'mark_frame.py' })
    .locator('pre')
    .innerText();
  expect((await file.text()).trimEnd()).toBe(shown.trimEnd());
  for (const [input, address] of [
    ['M-JPEG', /\/m-jpeg\/stream\?fps=5&quality=50"/],
    ['RTSP', /"rtsp:\S+\/rtsp\/camera"/],
  ] as const) {
    await bench.getByRole('radio', { name: input, exact: true }).check();
    await bench.getByRole('button', { name: 'Copy: run it' }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(address);
  }
});

test.describe('with OpenCV', () => {
  const missing = missingForPrograms();
  test.skip(missing !== null, missing ?? '');

  test('a student can run the program with the command of the page, and see what it marked', async ({
    page,
    lab,
  }) => {
    test.setTimeout(90_000);
    const bench = await watch(page, lab);
    const program = startProgram('mark_frame.py', await argumentsFor(bench, 'RTSP'));
    try {
      await expect
        .poll(() => shownFrames(bench), { timeout: 60_000, message: program.output() })
        .toBeGreaterThan(2);
      const corner = await bench
        .getByRole('img', { name: 'The published pictures' })
        .evaluate((canvas) => [
          ...((canvas as HTMLCanvasElement).getContext('2d')?.getImageData(12, 12, 1, 1).data ??
            []),
        ]);
      const [red = 0, green = 0, blue = 0] = corner;
      expect(red < 60 && green > 200 && blue < 60, String(corner)).toBe(true);
    } finally {
      await program.interrupt();
    }
  });
});
