/** The cameras of the process. Nothing of it is loaded before somebody wants to see one. */
import type { Clock } from '../labs/lab.ts';
import type { Budget } from './budget.ts';
import { createBudget } from './budget.ts';
import { Detector } from './detection/detector.ts';
import { startWorkerThread } from './detection/worker-thread.ts';
import type { Camera } from './camera.ts';

/** A camera, or why there is none: one sentence, and one with the remedy. */
export type CameraChoice =
  { readonly camera: Camera } | { readonly camera: null; readonly missing: string };

export interface Video {
  /** The camera of everybody: the slideshow. */
  camera(): Promise<CameraChoice>;
  readonly encoders: Budget;
  readonly detector: Detector;
  /** Ends what runs beside the process's own loop. */
  close(): void;
}

export interface VideoOptions {
  readonly clock: Clock;
  /** A random number in [0, 1). */
  readonly random: () => number;
}

/** Different settings of frames that the process encodes at the same time; each costs about 5 ms for each frame. */
const maxEncoders = 16;

export function createVideo({ clock, random }: VideoOptions): Video {
  const encoders = createBudget(maxEncoders);
  const detector = new Detector(clock, startWorkerThread);
  let slideshow: Promise<CameraChoice> | null = null;
  async function openSlideshowCamera(): Promise<CameraChoice> {
    try {
      const { openCamera } = await import('./open-camera.ts');
      const { openSlideshow } = await import('./slideshow.ts');
      const source = await openSlideshow(random);
      return { camera: openCamera({ clock, source, encoders, detector }) };
    } catch (error) {
      return { camera: null, missing: cannotDraw(error) };
    }
  }
  return {
    camera: () => (slideshow ??= openSlideshowCamera()),
    encoders,
    detector,
    close: () => detector.close(),
  };
}

function cannotDraw(error: unknown): string {
  const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
  return `The packages that draw and encode frames (@napi-rs/canvas, sharp) could not be loaded: ${reason}. Run npm ci on this machine, so that the ones for its platform are installed.`;
}
