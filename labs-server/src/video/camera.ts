/** A camera: takes the pictures of a source at its own pace, and gives them as frames to everybody who watches. */
import type { Clock } from '../labs/lab.ts';
import type { Budget } from './budget.ts';
import { CameraDetection } from './detection/camera-detection.ts';
import type { DetectionPicture, Detector } from './detection/detector.ts';
import type { CameraFrame, FrameReader, FrameSettings, Rgba } from './frame.ts';
import { FramePace } from './frame-pace.ts';
import type { Painter } from './painter.ts';
import type { TakenPicture } from './shared-encoder.ts';
import { encoderKey, SharedEncoder } from './shared-encoder.ts';
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

interface HeldEncoder {
  readonly encoder: SharedEncoder;
  readonly release: () => void;
}

export class Camera {
  readonly detection: CameraDetection;
  readonly #options: CameraOptions;
  readonly #pace: FramePace;
  readonly #encoders = new Map<string, HeldEncoder>();
  #users = 0;
  #endReason: string | null = null;

  constructor(options: CameraOptions) {
    this.#options = options;
    this.#pace = new FramePace(options.clock);
    this.detection = new CameraDetection(options.detector, () => this.#pictureToDetect());
  }

  /** Number of the frame that is due now. */
  get frameNumber(): number {
    return this.#pace.frameNumber;
  }

  get readers(): number {
    let count = 0;
    for (const { encoder } of this.#encoders.values()) count += encoder.readers.size;
    return count;
  }

  get encoders(): readonly SharedEncoder[] {
    return [...this.#encoders.values()].map(({ encoder }) => encoder);
  }

  /** Whether `watch` with these settings would find an encoder. */
  hasRoomFor(settings: FrameSettings): boolean {
    const { used, limit } = this.#options.encoders;
    return used < limit || this.#encoders.has(encoderKey(settings));
  }

  /** Gives `reader` frames until the returned function is called; null when the process has too many encoders. */
  watch(settings: FrameSettings, reader: FrameReader): (() => void) | null {
    if (this.#endReason !== null) {
      reader.ended(this.#endReason);
      return () => {};
    }
    const key = encoderKey(settings);
    const held = this.#encoders.get(key) ?? this.#hold(key, settings);
    if (held === null) return null;
    held.encoder.readers.add(reader);
    const leave = this.#use();
    return () => {
      if (!held.encoder.readers.delete(reader)) return;
      if (held.encoder.readers.size === 0) {
        this.#encoders.delete(key);
        held.release();
      }
      leave();
    };
  }

  /** One frame of now; null when the source has no picture. */
  async snapshot({
    quality,
    threshold,
  }: Omit<FrameSettings, 'framesPerSecond'>): Promise<CameraFrame | null> {
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

  /** The source is gone: everybody who watches is told why. */
  end(reason: string): void {
    this.#endReason ??= reason;
    this.#tellReaders(reason);
  }

  #tellReaders(reason: string): void {
    const readers = this.encoders.flatMap((encoder) => [...encoder.readers]);
    for (const reader of readers) reader.ended(reason);
  }

  #hold(key: string, settings: FrameSettings): HeldEncoder | null {
    const giveBack = this.#options.encoders.take();
    if (giveBack === null) return null;
    const leaveDetection = settings.threshold === null ? nothing : this.detection.use();
    const release = (): void => {
      giveBack();
      leaveDetection();
    };
    const held = { encoder: new SharedEncoder(settings), release };
    this.#encoders.set(key, held);
    return held;
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
      if (this.#users > 0) return;
      this.#pace.stop();
      this.#options.source.watched(false);
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
