/** The RTSP console as students work it. */
import type { Locator } from '@playwright/test';
import { readFrameCode } from '../../../labs-server/wire/video/frame-code.ts';
import { runButton } from './bench.ts';
import { expect } from './lab.ts';

export const dialogue = (bench: Locator) => bench.getByRole('list', { name: 'Dialogue' });

export async function connect(bench: Locator): Promise<void> {
  await runButton(bench, 'Connect').click();
  await expect(bench.getByRole('button', { name: 'Send request' })).toBeEnabled();
}

/** Fills a request in, sends it, and waits for its response. */
export async function send(bench: Locator, label: string, words: string): Promise<void> {
  await bench.getByRole('button', { name: label, exact: true }).click();
  await sendFilled(bench, words);
}

export async function sendFilled(bench: Locator, words: string): Promise<void> {
  await bench.getByRole('button', { name: 'Send request' }).click();
  await expect(dialogue(bench).getByRole('listitem').last()).toContainText(words);
}

/** The number that stands in the pixels of the canvas; null before the first frame. */
export async function shownFrame(bench: Locator): Promise<number | null> {
  const pixels = await bench.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
    return data === undefined ? [] : Array.from(data.slice(-canvas.width * 4 * 8));
  });
  const picture = new Uint8Array(640 * 360 * 4);
  picture.set(pixels, picture.length - pixels.length);
  return readFrameCode(picture);
}
