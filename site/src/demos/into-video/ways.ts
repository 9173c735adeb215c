/** The ways from a camera to the screen that the demo compares. */

export const wayNames = ['img', 'canvas', 'capture', 'generator', 'mse'] as const;

export type WayName = (typeof wayNames)[number];

/** How x264 is tuned, and what a movie fragment holds: for Media Source Extensions alone. */
export const tunes = ['zerolatency', 'none'] as const;
export const fragments = ['frame', 'keyframe'] as const;

export type Tune = (typeof tunes)[number];
export type Fragment = (typeof fragments)[number];

export interface IntoVideoSetting {
  /** fetch and canvas always runs: the others are compared with it, and one is made of it. */
  readonly ways: readonly WayName[];
  readonly seconds: number;
  readonly tune: Tune;
  readonly fragment: Fragment;
}

/** What the RTSP lab's cameras have, so that all ways show the same frames. */
export const framesPerSecond = 15;
/** That of the RTSP lab's `thrifty` camera: all ways begin with the same JPEG. */
export const quality = 10;
