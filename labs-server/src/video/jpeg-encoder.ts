/** Pixels to JPEG and back, in libvips's own threads. */
import sharp from 'sharp';
import { pictureSize } from '../../wire/video/frame-code.ts';
import type { Rgba } from './frame.ts';

// Frames never come back, so a cache of them is only memory; and one frame is too small to be shared by threads.
sharp.cache(false);
sharp.concurrency(1);

const raw = { ...pictureSize, channels: 4 } as const;

/**
 * Baseline, 4:2:0, with the Huffman tables of ITU-T T.81 Annex K: what RFC 2435 section 4.1 asks of JPEG in RTP.
 * Optimised tables would be a few percent smaller, and could not be sent.
 */
export function encodeJpeg(rgba: Rgba, quality: number): Promise<Uint8Array> {
  return sharp(rgba, { raw })
    .jpeg({ quality, chromaSubsampling: '4:2:0', optimiseCoding: false, progressive: false })
    .toBuffer();
}
