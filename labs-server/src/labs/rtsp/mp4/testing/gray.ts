/**
 * A fragmented MP4 of three gray frames, 64 x 48, as ffmpeg 5.1 wrote it:
 * `-f lavfi -i color=gray:size=64x48:rate=15 -frames:v 3 -c:v libx264 -preset ultrafast -tune zerolatency -pix_fmt yuv420p
 * -level 3.1 -movflags empty_moov+default_base_moof+frag_every_frame`, with `bitexact`.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const grayFile = fileURLToPath(new URL('gray.mp4', import.meta.url));
export const gray = readFileSync(grayFile);
/** `ftyp` and `moov`. */
export const grayInitialization = gray.subarray(0, 732);
/** One `moof` and `mdat` each; an `mfra` follows. */
export const grayFragments = [
  gray.subarray(732, 864),
  gray.subarray(864, 982),
  gray.subarray(982, 1100),
];
