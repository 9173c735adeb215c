/** The objects in one camera's pictures, as long as somebody wants to see them marked. */
import type { DetectedObject, Detections } from '../../../wire/video/detections.ts';
import type { DetectionPicture, DetectionSubject, Detector } from './detector.ts';

export class CameraDetection implements DetectionSubject {
  readonly #detector: Pick<Detector, 'watch'>;
  readonly #picture: () => DetectionPicture | null;
  #users = 0;
  #leave: (() => void) | null = null;
  #waiting: (() => void)[] = [];
  /** What was found last; null before the first answer, and while nobody asks. */
  latest: Detections | null = null;

  constructor(detector: Pick<Detector, 'watch'>, picture: () => DetectionPicture | null) {
    this.#detector = detector;
    this.#picture = picture;
  }

  /** Detects until the returned function is called. */
  use(): () => void {
    this.#users += 1;
    if (this.#users === 1) this.#leave = this.#detector.watch(this);
    let isUsed = true;
    return () => {
      if (!isUsed) return;
      isUsed = false;
      this.#users -= 1;
      if (this.#users > 0) return;
      this.#leave?.();
      // An old answer is not for those who come later, and no other will come for those who wait.
      this.show(null);
    };
  }

  objectsFrom(threshold: number | null): readonly DetectedObject[] {
    if (threshold === null) return [];
    return this.latest?.objects.filter(({ score }) => score >= threshold) ?? [];
  }

  /** Resolves when there is an answer, or when detection failed. */
  first(): Promise<void> {
    if (this.latest !== null) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  picture(): DetectionPicture | null {
    return this.#picture();
  }

  show(detections: Detections | null): void {
    this.latest = detections;
    for (const wake of this.#waiting) wake();
    this.#waiting = [];
  }
}
