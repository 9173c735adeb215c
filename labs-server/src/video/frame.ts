/** What cameras deliver. */

/** Pixels of `pictureSize`: RGBA, 8 bits each, opaque, row by row. */
export type Rgba = Uint8Array;

/** How a reader wants its frames; readers with equal settings share one encoder. */
export interface FrameSettings {
  /** 1 to `cameraFramesPerSecond`. */
  readonly framesPerSecond: number;
  /** Of JPEG, 1 to 100. */
  readonly quality: number;
  /** Least score (0 to 1) of the detected objects that are marked on the frame; null marks none. */
  readonly threshold: number | null;
}

/** How a single frame is wanted. */
export type SnapshotSettings = Omit<FrameSettings, 'framesPerSecond'>;

export interface CameraFrame {
  /** Grows with time: `cameraFramesPerSecond` numbers per second, of which a slower reader sees some. */
  readonly number: number;
  /** When the picture was taken: microseconds of the process's monotonic clock. */
  readonly capturedUs: number;
  /** The same in milliseconds since the Unix epoch. */
  readonly capturedWallMs: number;
  /** Baseline, 4:2:0, the Huffman tables of ITU-T T.81 Annex K: fit for RTP (RFC 2435). Shared: do not change. */
  readonly jpeg: Uint8Array;
}

/** Somebody who watches a camera. */
export interface FrameReader {
  /** Asked before each frame: false when the frame before still waits to be sent. Then this one is dropped. */
  isReady(): boolean;
  receive(frame: CameraFrame): void;
  /** The camera's source is gone: no frame will come. */
  ended(reason: string): void;
}

/** The cameras' own rate; a reader chooses one up to it. */
export const cameraFramesPerSecond = 30;
