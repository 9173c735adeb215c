/**
 * Detection for all cameras of the process: one worker, started when somebody asks and ended when nobody does.
 * It gets one picture after the other, always the newest one, the cameras in turn.
 */
import type { Clock } from '../../labs/lab.ts';
import type { Rgba } from '../frame.ts';
import type { Detections } from '../../../wire/video/detections.ts';
import type { WorkerAnswer } from './detection-worker.ts';

export interface DetectionPicture {
  readonly frameNumber: number;
  readonly capturedUs: number;
  readonly rgba: Rgba;
}

/** Whose pictures are looked at. */
export interface DetectionSubject {
  /** The picture of now; null when there is none. */
  picture(): DetectionPicture | null;
  /** Null when detection failed: see `Detector.failure`. */
  show(detections: Detections | null): void;
}

/** The worker as the detector uses it. */
export interface DetectionWorker {
  /** Takes the pixels over. Rejects when the worker failed. */
  detect(rgba: Rgba): Promise<WorkerAnswer>;
  end(): void;
}

/** Milliseconds from one picture to the next, at least: the machine has other things to do as well. */
export const detectionIntervalMs = 200;
/** Milliseconds for which the worker waits for somebody new after the last one left. */
export const workerLingerMs = 5_000;
const rateWindowUs = 4_000_000;

export class Detector {
  readonly #clock: Clock;
  readonly #startWorker: () => DetectionWorker;
  /** The one that waits longest first. */
  #subjects: DetectionSubject[] = [];
  #worker: DetectionWorker | null = null;
  #isBusy = false;
  #cancel: (() => void) | null = null;
  #answeredUs: number[] = [];
  #isClosed = false;
  /** Why detection stopped, until it is asked for again. */
  failure: string | null = null;

  constructor(clock: Clock, startWorker: () => DetectionWorker) {
    this.#clock = clock;
    this.#startWorker = startWorker;
  }

  get isRunning(): boolean {
    return this.#worker !== null;
  }

  /** Pictures per second of the last seconds, of all cameras together. */
  get perSecond(): number {
    const sinceUs = this.#clock.monotonicUs() - rateWindowUs;
    this.#answeredUs = this.#answeredUs.filter((us) => us > sinceUs);
    return (this.#answeredUs.length * 1_000_000) / rateWindowUs;
  }

  /** Shows the objects of `subject`'s pictures to it until the returned function is called. */
  watch(subject: DetectionSubject): () => void {
    if (this.#isClosed) return () => {};
    this.failure = null;
    this.#subjects.push(subject);
    if (!this.#isBusy) this.#later(0);
    return () => {
      this.#subjects = this.#subjects.filter((other) => other !== subject);
      if (this.#subjects.length === 0 && !this.#isBusy) this.#later(workerLingerMs);
    };
  }

  /** Ends the worker now, for good: nobody is looked at any more. */
  close(): void {
    this.#isClosed = true;
    this.#rest();
  }

  /** Forgets everybody and ends the worker, until somebody asks again. */
  #rest(): void {
    this.#subjects = [];
    this.#cancel?.();
    this.#cancel = null;
    this.#worker?.end();
    this.#worker = null;
  }

  #later(delayMs: number): void {
    this.#cancel?.();
    this.#cancel = this.#clock.after(delayMs, () => {
      this.#cancel = null;
      void this.#next();
    });
  }

  async #next(): Promise<void> {
    const subject = this.#subjects.shift();
    if (subject === undefined) {
      this.#rest();
      return;
    }
    this.#subjects.push(subject);
    const picture = subject.picture();
    if (picture === null) {
      this.#later(detectionIntervalMs);
      return;
    }
    this.#isBusy = true;
    const startUs = this.#clock.monotonicUs();
    await this.#detect(subject, picture);
    this.#isBusy = false;
    if (this.#isClosed) return;
    const elapsedMs = (this.#clock.monotonicUs() - startUs) / 1_000;
    if (this.#subjects.length > 0) this.#later(Math.max(0, detectionIntervalMs - elapsedMs));
    else this.#later(workerLingerMs);
  }

  async #detect(subject: DetectionSubject, picture: DetectionPicture): Promise<void> {
    const { frameNumber, capturedUs, rgba } = picture;
    try {
      this.#worker ??= this.#startWorker();
      const { objects, tookMs } = await this.#worker.detect(rgba);
      this.#answeredUs.push(this.#clock.monotonicUs());
      if (this.#subjects.includes(subject)) {
        subject.show({ frameNumber, capturedUs, tookMs, objects });
      }
    } catch (error) {
      const subjects = this.#subjects;
      this.#rest();
      if (this.#isClosed) return;
      this.failure = error instanceof Error ? error.message : String(error);
      for (const told of subjects) told.show(null);
    }
  }
}
