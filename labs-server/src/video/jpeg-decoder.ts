/** A picture that somebody sent, as one of ours. */
import sharp from 'sharp';
import { pictureSize } from '../../wire/video/frame-code.ts';
import type { Rgba } from './frame.ts';

/** A larger picture is not decoded: a small file can hold a very large one. */
export const maxPictureSize = { width: 1920, height: 1200 } as const;
const maxPixels = maxPictureSize.width * maxPictureSize.height;

/** Every JPEG begins with SOI and another marker (ITU-T T.81 B.2.1); other formats never come to the decoder. */
export function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
}

/** Scaled to fit into `pictureSize`, black around it. Rejects what is no whole JPEG, or has more than `maxPictureSize` pixels. */
export function decodeJpeg(jpeg: Uint8Array): Promise<Rgba> {
  return sharp(jpeg, { limitInputPixels: maxPixels, failOn: 'error' })
    .resize({ ...pictureSize, fit: 'contain', background: '#000' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer();
}

/** One sentence on what `decodeJpeg` rejected. */
export function whyUnreadable(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (message.includes('pixel limit')) {
    const { width, height } = maxPictureSize;
    return `It has more pixels than ${width} by ${height}: send a smaller picture.`;
  }
  const [line = ''] = message.trim().split('\n');
  return `The JPEG is broken: ${line}.`;
}
