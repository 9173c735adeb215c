/** A camera: takes the pictures of a source at its own pace, and gives them as frames to everybody who watches. */
import type { Clock } from '../labs/lab.ts';
import type { Budget } from './budget.ts';
import { CameraDetection } from './detection/camera-detection.ts';
import type { DetectionPicture, Detector } from './detection/detector.ts';
import { EncoderSet } from './encoder-set.ts';
import type { CameraFrame, FrameReader, FrameSettings, Rgba, SnapshotSettings } from './frame.ts';
import { FramePace } from './frame-pace.ts';
import type { Painter } from './painter.ts';
import type { TakenPicture } from './shared-encoder.ts';
import type { SharedEncoder } from './shared-encoder.ts';
import type { VideoSource } from './source.ts';

export interface CameraOptions {
  readonly clock: Clock;
  readonly source: VideoSource;
  readonly painter: Painter;
  readonly encode: (rgba: Rgba, quality: number) => Promise<Uint8Array>;
  readonly detector: Detector;
  /** Encoders of the whole process. */
  readonly encoders: Budget;
}

function nothing(): void {}

export class Camera {
  readonly detection: CameraDetection;
  readonly #options: CameraOptions;
  readonly #pace: FramePace;
  readonly #encoders: EncoderSet;
  #users = 0;
  #endReason: string | null = null;

  constructor(options: CameraOptions) {
    this.#options = options;
    this.#pace = new FramePace(options.clock);
    this.detection = new CameraDetection(options.detector, () => this.#pictureToDetect());
    this.#encoders = new EncoderSet(options.encoders, this.detection);
  }

  /** Number of the frame that is due now. */
  get frameNumber(): number {
    return this.#pace.frameNumber;
  }

  get readers(): number {
    return this.#encoders.readers.length;
  }

  get encoders(): readonly SharedEncoder[] {
    return this.#encoders.all;
  }

  /** Whether `watch` with these settings would find an encoder. */
  hasRoomFor(settings: FrameSettings): boolean {
    return this.#encoders.hasRoomFor(settings);
  }

  /** Gives `reader` frames until the returned function is called; null when the process has too many encoders. */
  watch(settings: FrameSettings, reader: FrameReader): (() => void) | null {
    if (this.#endReason !== null) {
      reader.ended(this.#endReason);
      return nothing;
    }
    const takeOff = this.#encoders.add(settings, reader);
    if (takeOff === null) return null;
    const leave = this.#use();
    return () => {
      if (takeOff()) leave();
    };
  }

  /** One frame of now; null when the source has no picture, or is gone. */
  async snapshot({ quality, threshold }: SnapshotSettings): Promise<CameraFrame | null> {
    if (this.#endReason !== null) return null;
    const leave = this.#use();
    const leaveDetection = threshold === null ? nothing : this.detection.use();
    try {
      await this.#options.source.prepare();
      if (this.#pictureOfNow() === null) return null;
      if (threshold !== null) await this.detection.first();
      const picture = this.#pictureOfNow();
      if (picture === null) return null;
      this.#take(picture);
      const jpeg = await this.#options.encode(this.#paint(picture, threshold), quality);
      const { number, capturedUs, capturedWallMs } = picture;
      return { number, capturedUs, capturedWallMs, jpeg };
    } finally {
      leaveDetection();
      leave();
    }
  }

  /** The source is gone: everybody who watches is told why, and nobody gets a frame any more. */
  end(reason: string): void {
    if (this.#endReason !== null) return;
    this.#endReason = reason;
    this.#tellReaders(reason);
    this.#encoders.clear();
    this.#rest();
  }

  #tellReaders(reason: string): void {
    for (const reader of this.#encoders.readers) reader.ended(reason);
  }

  #rest(): void {
    this.#pace.stop();
    this.#options.source.watched(false);
  }

  /** Somebody needs pictures until the returned function is called. */
  #use(): () => void {
    this.#users += 1;
    if (this.#users === 1) {
      this.#options.source.watched(true);
      this.#pace.start(() => this.#tick());
    }
    return () => {
      this.#users -= 1;
      if (this.#users === 0 && this.#endReason === null) this.#rest();
    };
  }

  #tick(): void {
    const number = this.frameNumber;
    const due = this.encoders.filter((encoder) => encoder.isDue(number));
    const picture = due.length === 0 ? null : this.#pictureOfNow();
    if (picture === null) return;
    const painted = new Map<number | null, Rgba>();
    for (const encoder of due) {
      const readers = encoder.readersFor(picture);
      if (readers.length === 0) continue;
      if (painted.size === 0) this.#take(picture);
      const { threshold } = encoder.settings;
      const rgba = painted.get(threshold) ?? this.#paint(picture, threshold);
      painted.set(threshold, rgba);
      const encode = (quality: number) => this.#options.encode(rgba, quality);
      encoder.deliver(picture, readers, encode).catch((error: unknown) => {
        this.#tellReaders(`A frame could not be encoded: ${String(error)}`);
      });
    }
  }

  #pictureOfNow(): TakenPicture | null {
    const { clock, source } = this.#options;
    const capturedUs = clock.monotonicUs();
    const { elapsedUs } = this.#pace;
    const serial = source.serialAt(elapsedUs);
    if (serial === null) return null;
    return {
      elapsedUs,
      number: this.frameNumber,
      capturedUs,
      capturedWallMs: clock.wallMs(),
      serial,
    };
  }

  #take({ elapsedUs }: TakenPicture): void {
    const { painter, source } = this.#options;
    painter.take(source, elapsedUs);
  }

  #paint({ number, capturedWallMs }: TakenPicture, threshold: number | null): Rgba {
    const objects = this.detection.objectsFrom(threshold);
    return this.#options.painter.frame(number, capturedWallMs, objects);
  }

  #pictureToDetect(): DetectionPicture | null {
    const picture = this.#pictureOfNow();
    if (picture === null) return null;
    this.#take(picture);
    const { number: frameNumber, capturedUs } = picture;
    return { frameNumber, capturedUs, rgba: this.#options.painter.picture() };
  }
}
