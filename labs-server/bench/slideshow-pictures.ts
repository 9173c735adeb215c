/** Pictures of the slideshow as the camera encodes them. */
import { encodeJpeg } from '../src/video/jpeg-encoder.ts';
import { createPainter } from '../src/video/painter.ts';
import { openSlideshow } from '../src/video/slideshow.ts';

/** Always the same ones, a second apart. */
export async function encodeSlideshow(count: number, quality: number): Promise<Uint8Array[]> {
  const source = await openSlideshow(() => 0.5);
  const painter = createPainter();
  const pictures: Uint8Array[] = [];
  while (pictures.length < count) {
    const second = pictures.length;
    painter.take(source, second * 1_000_000);
    pictures.push(await encodeJpeg(painter.frame(second, second * 1_000, []), quality));
  }
  return pictures;
}
