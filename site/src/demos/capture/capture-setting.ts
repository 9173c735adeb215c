/** What a run of the demo is asked for. */

export const captureSources = ['slideshow', 'webcam', 'drawing', 'published', 'camera'] as const;

/** Where the pictures come from. A drawing is sent by the page in the place of its webcam. */
export type CaptureSource = (typeof captureSources)[number];

export interface CaptureSetting {
  readonly source: CaptureSource;
  /** Frames per second, of what the page sends and of what it gets. */
  readonly fps: number;
  /** Whether objects are looked for and marked. */
  readonly boxes: boolean;
  /** Least score in percent of an object that is marked. */
  readonly threshold: number;
}

export const firstSetting: CaptureSetting = {
  source: 'slideshow',
  fps: 10,
  boxes: true,
  threshold: 30,
};

export const frameRates = [2, 5, 10, 15, 30] as const;
export const thresholds = [10, 20, 30, 40, 60] as const;

/** Quality of JPEG, of the stream and of the snapshot. */
const quality = 50;

/** True when the page itself sends the pictures. */
export function isSentByPage(source: CaptureSource): boolean {
  return source === 'webcam' || source === 'drawing';
}

/** The lab's own name of the source. */
export function labSource(source: CaptureSource): Exclude<CaptureSource, 'drawing'> {
  return source === 'drawing' ? 'webcam' : source;
}

/** Parameters of `GET /m-jpeg/snapshot`. */
export function snapshotParameters({ source, boxes, threshold }: CaptureSetting) {
  return { source: labSource(source), quality, ...(boxes ? { boxes, threshold } : {}) };
}

/** Parameters of `GET /m-jpeg/stream`: every frame is shown as soon as it is there. */
export function streamParameters(setting: CaptureSetting) {
  return { ...snapshotParameters(setting), fps: setting.fps, flush: 'header' };
}
