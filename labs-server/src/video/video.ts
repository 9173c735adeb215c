/** The cameras of the process. Nothing of it is loaded before somebody wants to see one. */
import type { Clock } from '../labs/lab.ts';
import type { Budget } from './budget.ts';
import { createBudget } from './budget.ts';
import type { Camera } from './camera.ts';
import { Detector } from './detection/detector.ts';
import { startWorkerThread } from './detection/worker-thread.ts';
import { cannotDraw, missingSources } from './missing.ts';
import type { PushedCamera } from './pushed-cameras.ts';
import { OperatedCamera } from './operated-camera.ts';
import { PushedCameras } from './pushed-cameras.ts';

/** The slideshow, the session's own webcam, the stream that is published by RTSP, the operator's camera. */
export type VideoSourceId = 'slideshow' | 'webcam' | 'published' | 'camera';

/** A camera, or why there is none: one sentence, and one with the remedy. */
export type CameraChoice =
  | { readonly camera: Camera; readonly missing: null }
  | { readonly camera: null; readonly missing: string };

export interface Video {
  /** The camera of a source; a webcam is that of `session`, the others are everybody's. */
  camera(source: VideoSourceId, session: string): Promise<CameraChoice>;
  /** Why there is no camera of a source, where that is known at once; null where there is one, or may be. */
  missing(source: VideoSourceId, session: string): string | null;
  /** A webcam of a session, or the published stream: in the place of the one before. Null when there are too many. */
  openPushed(source: 'webcam' | 'published', session: string): Promise<PushedCamera | null>;
  readonly encoders: Budget;
  readonly detector: Detector;
  /** Ends what runs beside the process's own loop. */
  close(): void;
}

export interface VideoOptions {
  readonly clock: Clock;
  /** A random number in [0, 1). */
  readonly random: () => number;
  /** The operator's camera as ffmpeg names it; null when the lab server was started without. */
  readonly camera: string | null;
}

/** Different settings of frames that the process encodes at the same time; each costs about 5 ms for each frame. */
const maxEncoders = 16;

export function createVideo({ clock, random, camera: name }: VideoOptions): Video {
  const encoders = createBudget(maxEncoders);
  const detector = new Detector(clock, startWorkerThread);
  const shared = { clock, encoders, detector };
  const pushed = new PushedCameras(async () => {
    const { openCamera } = await import('./open-camera.ts');
    const { PushedSource } = await import('./pushed-source.ts');
    const source = new PushedSource();
    return { source, camera: openCamera({ ...shared, source }) };
  });
  let slideshow: Promise<CameraChoice> | null = null;
  const openSlideshow = async (): Promise<CameraChoice> => {
    try {
      const { openCamera } = await import('./open-camera.ts');
      const source = await (await import('./slideshow.ts')).openSlideshow(random);
      return { camera: openCamera({ ...shared, source }), missing: null };
    } catch (error) {
      return { camera: null, missing: cannotDraw(error) };
    }
  };
  const operated = name === null ? null : new OperatedCamera(name, shared);
  return {
    async camera(source, session) {
      if (source === 'camera' && operated !== null) return operated.choose();
      if (source === 'slideshow') return (slideshow ??= openSlideshow());
      const camera = pushed.get(nameOf(source, session));
      return camera === null
        ? { camera, missing: missingSources[source] }
        : { camera, missing: null };
    },
    missing(source, session) {
      const isThere =
        source === 'slideshow' ||
        (source === 'camera' ? operated !== null : pushed.get(nameOf(source, session)) !== null);
      return isThere ? null : missingSources[source];
    },
    openPushed: (source, session) => pushed.open(nameOf(source, session)),
    encoders,
    detector,
    close() {
      detector.close();
      operated?.close();
    },
  };
}

function nameOf(source: VideoSourceId, session: string): string {
  return source === 'webcam' ? `webcam of ${session}` : source;
}
