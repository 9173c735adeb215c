/** The number in the pixels that an element shows now. */
import type { Locator } from '@playwright/test';
import {
  frameCodeCellPixels,
  frameCodeTop,
  pictureSize,
  readFrameCode,
} from '@wireside/labs-server/wire/video/frame-code.ts';

/** @param screen a canvas, an img or a video element; null while it shows no frame of the lab's camera */
export async function shownFrame(screen: Locator): Promise<number | null> {
  const { width, height } = pictureSize;
  const area = { width, height, top: frameCodeTop, rows: frameCodeCellPixels };
  const code = await screen.evaluate((element, { width, height, top, rows }) => {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    const context = canvas.getContext('2d');
    const source = element as HTMLImageElement | HTMLCanvasElement | HTMLVideoElement;
    context?.drawImage(source, 0, 0, width, height);
    return Array.from(context?.getImageData(0, top, width, rows).data ?? []);
  }, area);
  const pixels = new Uint8Array(width * height * 4);
  pixels.set(code, frameCodeTop * width * 4);
  return readFrameCode(pixels);
}
