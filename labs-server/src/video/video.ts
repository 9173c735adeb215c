/** The cameras of the process. Nothing of it is loaded before somebody wants to see one. */
import type { Clock } from '../labs/lab.ts';
import type { Budget } from './budget.ts';
import { createBudget } from './budget.ts';
import type { Camera } from './camera.ts';
import { Detector } from './detection/detector.ts';
import { startWorkerThread } from './detection/worker-thread.ts';
import { missingSources, serverStops } from './missing.ts';
import type { PushedCamera } from './pushed-cameras.ts';
import { OperatedCamera } from './operated-camera.ts';
import { PushedCameras } from './pushed-cameras.ts';
import { SlideshowCamera } from './slideshow-camera.ts';

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
  /** Ends every camera and what runs beside the process's own loop; none can be opened any more. */
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
  const slideshow = new SlideshowCamera(shared, random);
  const operated = name === null ? null : new OperatedCamera(name, shared);
  let isClosed = false;
  return {
    async camera(source, session) {
      const choice = await choose(source, session);
      // It may have been opened meanwhile.
      if (isClosed) choice.camera?.end(serverStops);
      return isClosed ? { camera: null, missing: serverStops } : choice;
    },
    async openPushed(source, session) {
      return pushed.open(nameOf(source, session));
    },
    missing(source, session) {
      const isThere =
        source === 'slideshow' ||
        (source === 'camera' ? operated !== null : pushed.get(nameOf(source, session)) !== null);
      return isThere ? null : missingSources[source];
    },
    encoders,
    detector,
    close() {
      isClosed = true;
      slideshow.close(serverStops);
      pushed.close(serverStops);
      operated?.close(serverStops);
      detector.close();
    },
  };

  async function choose(source: VideoSourceId, session: string): Promise<CameraChoice> {
    if (isClosed) return { camera: null, missing: serverStops };
    if (source === 'camera' && operated !== null) return operated.choose();
    if (source === 'slideshow') return slideshow.choose();
    const camera = pushed.get(nameOf(source, session));
    return camera === null
      ? { camera, missing: missingSources[source] }
      : { camera, missing: null };
  }
}

function nameOf(source: VideoSourceId, session: string): string {
  return source === 'webcam' ? `webcam of ${session}` : source;
}
