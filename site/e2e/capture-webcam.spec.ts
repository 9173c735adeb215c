/** The student's own camera, as a device that Chromium makes up: with and without permission. */
import type { Locator, Page } from '@playwright/test';
import config, { browserFlags } from '../playwright.config.ts';
import { runButton, stopButton } from './support/bench.ts';
import {
  choose,
  expectMoving,
  openCapture,
  switchDetectionOff,
  trackOf,
} from './support/capture-bench.ts';
import { expect, test, type LabServer } from './support/lab.ts';

const args = [...browserFlags, '--use-fake-device-for-media-stream'];
test.use({ launchOptions: { ...config.use?.launchOptions, args } });

/** Presses Run with the camera as the source. */
async function runWebcam(page: Page, lab: LabServer): Promise<Locator> {
  const bench = await openCapture(page, lab);
  await choose(bench, 'my camera');
  await switchDetectionOff(bench);
  await runButton(bench).click();
  return bench;
}

test('a student can send their own camera, and its light is off after Stop', async ({
  page,
  context,
  lab,
}) => {
  await context.grantPermissions(['camera']);
  const bench = await runWebcam(page, lab);
  await expectMoving(bench);
  const track = await trackOf(bench);
  expect(await track.evaluate((one) => one?.readyState)).toBe('live');
  await stopButton(bench).click();
  await expect.poll(() => track.evaluate((one) => one?.readyState)).toBe('ended');
  await expect(bench.getByText(/^Stopped after \d+ frames of: my camera/).first()).toBeVisible();
});

test('without permission it is said how to give it, and a drawing can be sent instead', async ({
  page,
  context,
  lab,
}) => {
  await context.clearPermissions();
  const bench = await runWebcam(page, lab);
  const problem = bench.getByRole('paragraph').filter({ hasText: 'The camera was not allowed.' });
  await expect(problem).toContainText('NotAllowedError');
  await bench.getByRole('button', { name: 'Send a drawing instead' }).click();
  await expect(problem).toBeHidden();
  await expectMoving(bench);
});

test('a camera that is unplugged ends the run, and says so', async ({ page, context, lab }) => {
  await context.grantPermissions(['camera']);
  const bench = await runWebcam(page, lab);
  await expectMoving(bench);
  // The event that a page gets of it.
  const track = await trackOf(bench);
  await track.evaluate((one) => one?.dispatchEvent(new Event('ended')));
  const problem = bench.getByRole('paragraph').filter({ hasText: 'The camera ended' });
  await expect(problem).toBeVisible();
  await expect(runButton(bench)).toBeEnabled();
});
