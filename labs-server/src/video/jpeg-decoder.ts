/** A picture that somebody sent, as one of ours. */
import sharp from 'sharp';
import { pictureSize } from '../../wire/video/frame-code.ts';
import type { Rgba } from './frame.ts';

/** A larger picture is not decoded: a small file can hold a very large one. */
const maxPixels = 1920 * 1200;

/** Every JPEG begins with SOI and another marker (ITU-T T.81 B.2.1); other formats never come to the decoder. */
export function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
}

/** Scaled to fit into `pictureSize`, black around it. Rejects what is no whole JPEG, or is too large. */
export function decodeJpeg(jpeg: Uint8Array): Promise<Rgba> {
  return sharp(jpeg, { limitInputPixels: maxPixels, failOn: 'error' })
    .resize({ ...pictureSize, fit: 'contain', background: '#000' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer();
}
