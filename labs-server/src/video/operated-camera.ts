/** The camera that the operator of the lab server named on its command line. */
import type { Camera, CameraOptions } from './camera.ts';
import type { FfmpegSource } from './ffmpeg-source.ts';
import { cannotDraw, ffmpegFailed, noFfmpeg } from './missing.ts';
import type { CameraChoice } from './video.ts';

interface Opened {
  readonly camera: Camera;
  readonly source: FfmpegSource;
}

export class OperatedCamera {
  readonly #name: string;
  readonly #shared: Pick<CameraOptions, 'clock' | 'encoders' | 'detector'>;
  #opened: Opened | null = null;

  constructor(name: string, shared: Pick<CameraOptions, 'clock' | 'encoders' | 'detector'>) {
    this.#name = name;
    this.#shared = shared;
  }

  async choose(): Promise<CameraChoice> {
    try {
      const { FfmpegSource, hasFfmpeg } = await import('./ffmpeg-source.ts');
      if (this.#opened === null && !(await hasFfmpeg())) return { camera: null, missing: noFfmpeg };
      const { openCamera } = await import('./open-camera.ts');
      this.#opened ??= this.#open(new FfmpegSource(this.#shared.clock, this.#name), openCamera);
      const failure = this.#opened.source.takeFailure();
      if (failure !== null) return { camera: null, missing: ffmpegFailed(failure) };
      return { camera: this.#opened.camera, missing: null };
    } catch (error) {
      return { camera: null, missing: cannotDraw(error) };
    }
  }

  /** Ends ffmpeg, and tells those who watch. */
  close(reason: string): void {
    this.#opened?.camera.end(reason);
  }

  #open(
    source: FfmpegSource,
    openCamera: (options: Omit<CameraOptions, 'painter' | 'encode'>) => Camera,
  ): Opened {
    return { source, camera: openCamera({ ...this.#shared, source }) };
  }
}
