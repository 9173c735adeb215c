/** How large the same pictures are as JPEG and as video, as plain data. */
import type { JsonValue } from '@wireside/labs-server/wire/pcapng/trace-file.ts';
import { list, number, object, text, type FaceReader } from '../trace-face.ts';
import { oneOf } from '../one-of.ts';

export const codecs = ['jpeg', 'vp8', 'vp9', 'h264'] as const;

export type Codec = (typeof codecs)[number];

export interface SizesSetting {
  readonly fps: number;
  /** Of the JPEG pictures. */
  readonly quality: number;
  readonly frames: number;
}

export interface CodecSizes {
  readonly codec: Codec;
  /** Bytes of each frame, in their order. */
  readonly bytes: readonly number[];
  /** Indexes of the frames that need no other one. */
  readonly keyFrames: readonly number[];
  /** Mean likeness to the pictures with the best quality, in decibels. */
  readonly likenessDb: number;
}

export interface SizesReport extends SizesSetting {
  readonly sizes: readonly CodecSizes[];
  /** Why video codecs are missing, one sentence each. */
  readonly missing: readonly string[];
}

/** Reads a report that a trace keeps. */
export const readSizesReport: FaceReader<SizesReport> = (value) => ({
  fps: number(value['fps']),
  quality: number(value['quality']),
  frames: number(value['frames']),
  sizes: list(value['sizes']).map(readSizes),
  missing: list(value['missing']).map(text),
});

function readSizes(value: JsonValue): CodecSizes {
  const { codec, bytes, keyFrames, likenessDb } = object(value);
  return {
    codec: oneOf(codecs, codec),
    bytes: list(bytes).map(number),
    keyFrames: list(keyFrames).map(number),
    likenessDb: number(likenessDb),
  };
}
