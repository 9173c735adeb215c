/** M-JPEG picture by picture, for whoever paints them. */
import type { LabApi } from '../../cell/lab-api.ts';
import { partsOf } from '../m-jpeg/multipart-parts.ts';
import { openMultipart, pictureIn } from '../m-jpeg/picture-readers.ts';

export interface PictureReader {
  /** Gets the picture for the time of the call. */
  take(picture: ImageBitmap): Promise<void> | void;
  onBytes(byteLength: number): void;
}

/**
 * Resolves at the end of the body. Only one picture is decoded at a time; of those that come meanwhile only the newest
 * is kept.
 */
export async function readPictures(lab: LabApi, url: string, reader: PictureReader): Promise<void> {
  const { body, boundary } = await openMultipart(lab, url);
  let waiting: Uint8Array<ArrayBuffer> | null = null;
  let taking: Promise<void> | null = null;
  for await (const { data, byteLength } of partsOf(body, boundary)) {
    reader.onBytes(byteLength);
    waiting = data;
    taking ??= takeWaiting();
  }
  await taking;

  async function takeWaiting(): Promise<void> {
    while (waiting !== null) {
      const data = waiting;
      waiting = null;
      const picture = await pictureIn(data);
      if (picture === null) continue;
      await reader.take(picture);
      picture.close();
    }
    taking = null;
  }
}
