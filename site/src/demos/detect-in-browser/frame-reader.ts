/** Frames of an M-JPEG stream on a canvas, with what each weighs: `paintByFetch` tells only which one is shown. */
import { pictureSize } from '@wireside/labs-server/wire/video/frame-code.ts';
import type { LabApi } from '../../cell/lab-api.ts';
import { partsOf, type MultipartPart } from '../m-jpeg/multipart-parts.ts';
import { contextOf, numberOn, openMultipart, pictureIn } from '../m-jpeg/picture-readers.ts';
import { NewestOnly } from './newest-only.ts';

export interface ShownFrame {
  readonly frameNumber: number;
  /** Of its part, with head and delimiter line. */
  readonly byteLength: number;
  /** Its pixels, four bytes for each. */
  pixels(): Uint8ClampedArray<ArrayBuffer>;
}

/** Resolves when the stream ended. What `onFrame` throws ends the reading. */
export async function showFrames(
  lab: LabApi,
  url: string,
  canvas: HTMLCanvasElement,
  onFrame: (frame: ShownFrame) => void,
): Promise<void> {
  const context = contextOf(canvas);
  const { width, height } = pictureSize;
  const painting = new NewestOnly<MultipartPart>(async ({ data, byteLength }) => {
    const bitmap = await pictureIn(data);
    if (bitmap === null) return;
    context.drawImage(bitmap, 0, 0, width, height);
    bitmap.close();
    const frameNumber = numberOn(context);
    if (frameNumber === null) return;
    const pixels = () => context.getImageData(0, 0, width, height).data;
    onFrame({ frameNumber, byteLength, pixels });
  });
  const { body, boundary } = await openMultipart(lab, url);
  for await (const part of partsOf(body, boundary)) painting.push(part);
  await painting.done();
}
