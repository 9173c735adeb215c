/** Two readers of M-JPEG: fetch with createImageBitmap and a canvas, and the browser's own in an img element. */
import { boundaryOf } from '@wireside/labs-server/wire/multipart/boundary.ts';
import {
  frameCodeCellPixels,
  frameCodeTop,
  pictureSize,
  readFrameCode,
} from '@wireside/labs-server/wire/video/frame-code.ts';
import type { LabApi } from '../../cell/lab-api.ts';
import { problemText } from '../problem-text.ts';
import { partsOf, type MultipartPart } from './multipart-parts.ts';

/** Told of each frame that is shown: its number as the pixels say it, and the canvas with these pixels. */
export type OnFrame = (frameNumber: number, canvas: HTMLCanvasElement) => void;

/** Paints the parts of the stream at this address on the canvas, until it ends. */
export async function paintByFetch(
  lab: LabApi,
  url: string,
  canvas: HTMLCanvasElement,
  onFrame: OnFrame,
): Promise<void> {
  const { body, boundary } = await openMultipart(lab, url);
  await paintParts(partsOf(body, boundary), canvas, onFrame);
}

/**
 * Paints the parts on the canvas until there are no more. Only one picture is decoded at a time; of those that come
 * meanwhile only the newest is kept, for a late picture is worth less than the next one.
 */
export async function paintParts(
  parts: AsyncIterable<MultipartPart>,
  canvas: HTMLCanvasElement,
  onFrame: OnFrame,
): Promise<void> {
  const context = contextOf(canvas);
  let waiting: MultipartPart | null = null;
  let painting: Promise<void> | null = null;
  for await (const part of parts) {
    waiting = part;
    painting ??= paintWaiting();
  }
  await painting;

  async function paintWaiting(): Promise<void> {
    while (waiting !== null) {
      const { data } = waiting;
      waiting = null;
      const bitmap = await pictureIn(data);
      if (bitmap === null) continue;
      context.drawImage(bitmap, 0, 0, pictureSize.width, pictureSize.height);
      bitmap.close();
      const number = numberOn(context);
      if (number !== null) onFrame(number, context.canvas);
    }
    painting = null;
  }
}

export interface OpenMultipart {
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly boundary: string;
}

/** @throws Error in the lab server's own words when it refuses */
export async function openMultipart(lab: LabApi, url: string): Promise<OpenMultipart> {
  const response = await fetch(url, { signal: lab.signal, cache: 'no-store' });
  if (!response.ok || response.body === null) throw new Error(await problemText(response));
  const boundary = boundaryOf(response.headers.get('content-type') ?? '');
  if (boundary === null) throw new Error('The response names no boundary in its Content-Type.');
  return { body: response.body, boundary };
}

/** Null when the browser cannot decode it. */
export function pictureIn(data: Uint8Array<ArrayBuffer>): Promise<ImageBitmap | null> {
  return createImageBitmap(new Blob([data], { type: 'image/jpeg' })).catch(() => null);
}

/**
 * Has the browser show the stream, and looks at its pixels before each repaint until the returned function is called.
 * An img element fires no event for a new picture, and none for the end of the stream.
 */
export function watchImage(image: HTMLImageElement, url: string, onFrame: OnFrame): () => void {
  const canvas = document.createElement('canvas');
  const context = contextOf(canvas);
  // What another stream left there may stay until the first picture of this one.
  const left = shown();
  let request = requestAnimationFrame(look);
  image.src = url;

  function shown(): number | null {
    if (image.naturalWidth === 0) return null;
    context.drawImage(image, 0, 0, pictureSize.width, pictureSize.height);
    return numberOn(context);
  }

  function look(): void {
    request = requestAnimationFrame(look);
    const number = shown();
    if (number !== null && number !== left) onFrame(number, context.canvas);
  }
  return () => cancelAnimationFrame(request);
}

export function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  canvas.width = pictureSize.width;
  canvas.height = pictureSize.height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('This browser gives no 2D context for a canvas.');
  return context;
}

/** The number of the frame that is painted there. Only the rows with the code are read back. */
export function numberOn(context: CanvasRenderingContext2D): number | null {
  const { width, height } = pictureSize;
  const rgba = new Uint8ClampedArray(width * height * 4);
  const rows = context.getImageData(0, frameCodeTop, width, frameCodeCellPixels);
  rgba.set(rows.data, frameCodeTop * width * 4);
  return readFrameCode(rgba);
}
