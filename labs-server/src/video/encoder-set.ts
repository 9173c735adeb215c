/** The encoders of one camera: one for each setting that somebody wants, taken from those of the process. */
import type { Budget } from './budget.ts';
import type { CameraDetection } from './detection/camera-detection.ts';
import type { FrameReader, FrameSettings } from './frame.ts';
import { encoderKey, SharedEncoder } from './shared-encoder.ts';

interface HeldEncoder {
  readonly encoder: SharedEncoder;
  /** Gives it back to the process; ends its detection. */
  readonly release: () => void;
}

export class EncoderSet {
  readonly #budget: Budget;
  readonly #detection: Pick<CameraDetection, 'use'>;
  readonly #held = new Map<string, HeldEncoder>();

  constructor(budget: Budget, detection: Pick<CameraDetection, 'use'>) {
    this.#budget = budget;
    this.#detection = detection;
  }

  get all(): readonly SharedEncoder[] {
    return [...this.#held.values()].map(({ encoder }) => encoder);
  }

  get readers(): readonly FrameReader[] {
    return this.all.flatMap(({ readers }) => [...readers]);
  }

  /** Whether `add` with these settings would find an encoder. */
  hasRoomFor(settings: FrameSettings): boolean {
    return this.#budget.used < this.#budget.limit || this.#held.has(encoderKey(settings));
  }

  /** Null when the process has too many; else what takes `reader` off again: true the first time. */
  add(settings: FrameSettings, reader: FrameReader): (() => boolean) | null {
    const key = encoderKey(settings);
    const held = this.#held.get(key) ?? this.#hold(key, settings);
    if (held === null) return null;
    const { encoder, release } = held;
    encoder.readers.add(reader);
    return () => {
      if (!encoder.readers.delete(reader)) return false;
      if (encoder.readers.size > 0) return true;
      this.#held.delete(key);
      release();
      return true;
    };
  }

  /** Takes all readers off. */
  clear(): void {
    for (const { encoder, release } of this.#held.values()) {
      encoder.readers.clear();
      release();
    }
    this.#held.clear();
  }

  #hold(key: string, settings: FrameSettings): HeldEncoder | null {
    const giveBack = this.#budget.take();
    if (giveBack === null) return null;
    const leaveDetection = settings.threshold === null ? null : this.#detection.use();
    const release = (): void => {
      giveBack();
      leaveDetection?.();
    };
    const held = { encoder: new SharedEncoder(settings), release };
    this.#held.set(key, held);
    return held;
  }
}
