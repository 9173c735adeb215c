/** What was found in a picture. */

/** In pixels of `pictureSize`, within the picture. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface DetectedObject {
  /** Name of the class in COCO. */
  readonly label: string;
  /** 0 to 1. */
  readonly score: number;
  readonly box: Box;
}

export interface Detections {
  /** The frame in which the objects were found. */
  readonly frameNumber: number;
  /** When its picture was taken: microseconds of the process's monotonic clock. */
  readonly capturedUs: number;
  /** Milliseconds that the model took. */
  readonly tookMs: number;
  /** The best one first. */
  readonly objects: readonly DetectedObject[];
}

/** Share of their union that two boxes have in common: 0 to 1. */
export function intersectionOverUnion(one: Box, other: Box): number {
  const right = Math.min(one.left + one.width, other.left + other.width);
  const bottom = Math.min(one.top + one.height, other.top + other.height);
  const width = Math.max(0, right - Math.max(one.left, other.left));
  const height = Math.max(0, bottom - Math.max(one.top, other.top));
  const common = width * height;
  const union = one.width * one.height + other.width * other.height - common;
  return union === 0 ? 0 : common / union;
}
