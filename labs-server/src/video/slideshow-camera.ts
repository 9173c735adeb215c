/** The camera of the slideshow: one for everybody, opened when somebody first wants to see it. */
import type { Camera, CameraOptions } from './camera.ts';
import { cannotDraw } from './missing.ts';
import type { CameraChoice } from './video.ts';

export class SlideshowCamera {
  readonly #shared: Pick<CameraOptions, 'clock' | 'encoders' | 'detector'>;
  readonly #random: () => number;
  #choice: Promise<CameraChoice> | null = null;
  #camera: Camera | null = null;

  constructor(
    shared: Pick<CameraOptions, 'clock' | 'encoders' | 'detector'>,
    random: () => number,
  ) {
    this.#shared = shared;
    this.#random = random;
  }

  choose(): Promise<CameraChoice> {
    this.#choice ??= this.#open();
    return this.#choice;
  }

  close(reason: string): void {
    this.#camera?.end(reason);
  }

  async #open(): Promise<CameraChoice> {
    try {
      const { openCamera } = await import('./open-camera.ts');
      const { openSlideshow } = await import('./slideshow.ts');
      const source = await openSlideshow(this.#random);
      this.#camera = openCamera({ ...this.#shared, source });
      return { camera: this.#camera, missing: null };
    } catch (error) {
      return { camera: null, missing: cannotDraw(error) };
    }
  }
}
