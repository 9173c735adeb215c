/** What the demo says about the sizes of frames. */
import type { Codec, CodecSizes, SizesReport } from './sizes-report.ts';

export const codecWords: Readonly<Record<Codec, string>> = {
  jpeg: 'M-JPEG',
  vp8: 'VP8',
  vp9: 'VP9',
  h264: 'H.264',
};

export function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Mean size of the frames that need no other one, and of those that do; null where there are none. */
export function frameSizes({ bytes, keyFrames }: CodecSizes) {
  const keys = bytes.filter((_, index) => keyFrames.includes(index));
  const deltas = bytes.filter((_, index) => !keyFrames.includes(index));
  return {
    key: keys.length === 0 ? null : meanOf(keys),
    delta: deltas.length === 0 ? null : meanOf(deltas),
    all: meanOf(bytes),
  };
}

/** Bits per second at this rate of frames, as "1,234 kbit/s" of 1000 bits each. */
export function bitRate(bytesPerFrame: number, fps: number): string {
  return `${Math.round((bytesPerFrame * 8 * fps) / 1000).toLocaleString('en')} kbit/s`;
}

/** "25.2 KB", of 1024 bytes each. */
export function frameSize(bytes: number | null): string {
  return bytes === null ? 'none' : `${(bytes / 1024).toFixed(1)} KB`;
}

export function sizesWords({ sizes, missing, frames }: SizesReport): string {
  const jpeg = sizes.find(({ codec }) => codec === 'jpeg');
  const videos = sizes.filter(({ codec }) => codec !== 'jpeg');
  const sentences = videos.map((video) => {
    const part = jpeg === undefined ? 0 : meanOf(video.bytes) / meanOf(jpeg.bytes);
    return `${codecWords[video.codec]} needs ${Math.round(part * 100)} % of the bytes of M-JPEG.`;
  });
  return [`${frames} frames, all of them whole pictures in M-JPEG.`, ...sentences, ...missing].join(
    ' ',
  );
}
