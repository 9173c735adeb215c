/** One encoder for all readers of a camera who want the same: a frame is encoded once and given to all of them. */
import type { CameraFrame, FrameReader, FrameSettings } from './frame.ts';
import { cameraFramesPerSecond } from './frame.ts';

/** What an encoder is told of the picture that was taken. */
export interface TakenPicture {
  readonly number: number;
  /** Since the camera was opened. */
  readonly elapsedUs: number;
  readonly capturedUs: number;
  readonly capturedWallMs: number;
  /** By which the source tells it from others. */
  readonly serial: number;
}

export class SharedEncoder {
  readonly settings: FrameSettings;
  readonly readers = new Set<FrameReader>();
  /** Frames that were encoded. */
  encoded = 0;
  /** Frames that were left out because the one before was not encoded yet. */
  late = 0;
  #isBusy = false;
  #slot = -1;
  #serial = -1;

  constructor(settings: FrameSettings) {
    this.settings = settings;
  }

  /** Whether a frame of this number is to be delivered: at `framesPerSecond` some are. */
  isDue(number: number): boolean {
    return this.readers.size > 0 && this.#slotOf(number) !== this.#slot;
  }

  /** The readers that take this frame; none when the picture is the one before, or nobody is ready. */
  readersFor({ number, serial }: TakenPicture): readonly FrameReader[] {
    if (serial === this.#serial) return [];
    this.#serial = serial;
    this.#slot = this.#slotOf(number);
    if (!this.#isBusy) return [...this.readers].filter((reader) => reader.isReady());
    this.late += 1;
    return [];
  }

  /** Encodes for those readers. Rejects when it cannot be encoded. */
  async deliver(
    picture: TakenPicture,
    readers: readonly FrameReader[],
    encode: (quality: number) => Promise<Uint8Array>,
  ): Promise<void> {
    this.#isBusy = true;
    try {
      const jpeg = await encode(this.settings.quality);
      const { number, capturedUs, capturedWallMs } = picture;
      const frame: CameraFrame = { number, capturedUs, capturedWallMs, jpeg };
      this.encoded += 1;
      // One who left while it was encoded gets nothing.
      for (const reader of readers) if (this.readers.has(reader)) reader.receive(frame);
    } finally {
      this.#isBusy = false;
    }
  }

  #slotOf(number: number): number {
    return Math.floor((number * this.settings.framesPerSecond) / cameraFramesPerSecond);
  }
}

/** Readers whose settings have the same key share an encoder. */
export function encoderKey({ framesPerSecond, quality, threshold }: FrameSettings): string {
  return `${framesPerSecond}/${quality}/${threshold ?? 'none'}`;
}
