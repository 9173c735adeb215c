/** The bench of capture and detect, as its users meet it. */
import { expect, type Locator, type Page } from '@playwright/test';
import { openBench } from './bench.ts';
import { videoPath, type LabServer } from './lab.ts';
import { shownFrame } from './shown-frame.ts';

export const captureTitle = 'Live · capture and detect';

export const openCapture = (page: Page, lab: LabServer) =>
  openBench(page, lab, captureTitle, videoPath);

export const choose = (bench: Locator, source: string) =>
  bench.getByRole('combobox', { name: 'pictures from' }).selectOption({ label: source });

export const switchDetectionOff = (bench: Locator) =>
  bench.getByRole('checkbox', { name: 'detect objects' }).uncheck();

/** What comes back from the lab server. */
export const screenOf = (bench: Locator) =>
  bench.getByRole('img', { name: 'The frames from the lab server' });

/** Waits until another frame is on the screen than now. */
export async function expectMoving(bench: Locator): Promise<void> {
  await expect.poll(() => shownFrame(screenOf(bench))).not.toBeNull();
  const before = (await shownFrame(screenOf(bench))) ?? NaN;
  await expect.poll(() => shownFrame(screenOf(bench))).toBeGreaterThan(before);
}

/** The first track of the camera in the page. */
export const trackOf = (bench: Locator) =>
  bench
    .getByLabel('The camera of this page')
    .evaluateHandle((video: HTMLVideoElement) => (video.srcObject as MediaStream).getTracks()[0]);
