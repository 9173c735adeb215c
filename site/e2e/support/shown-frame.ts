/** What is on a screen, by its pixels. */
import type { Locator } from '@playwright/test';
import {
  frameCodeCellPixels,
  frameCodeTop,
  pictureSize,
  readFrameCode,
} from '@wireside/labs-server/wire/video/frame-code.ts';

/** The number in the pixels that a canvas, an img or a video element shows now; null without one. */
export async function shownFrame(screen: Locator): Promise<number | null> {
  const { width, height } = pictureSize;
  const area = { width, height, top: frameCodeTop, rows: frameCodeCellPixels };
  const code = await screen.evaluate((element, { width, height, top, rows }) => {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    const context = canvas.getContext('2d');
    const picture = element as HTMLImageElement | HTMLCanvasElement | HTMLVideoElement;
    context?.drawImage(picture, 0, 0, width, height);
    return Array.from(context?.getImageData(0, top, width, rows).data ?? []);
  }, area);
  const pixels = new Uint8Array(width * height * 4);
  pixels.set(code, frameCodeTop * width * 4);
  return readFrameCode(pixels);
}
