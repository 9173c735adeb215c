/** At most so many events within a window of time. */

export class WindowLimit {
  readonly #most: number;
  readonly #windowUs: number;
  #startUs = Number.NEGATIVE_INFINITY;
  #count = 0;

  constructor(most: number, windowMs: number) {
    this.#most = most;
    this.#windowUs = windowMs * 1_000;
  }

  /** False when the window has its events already. @param nowUs of a clock that never goes back */
  count(nowUs: number): boolean {
    if (this.isOver(nowUs)) {
      this.#startUs = nowUs;
      this.#count = 0;
    }
    this.#count += 1;
    return this.#count <= this.#most;
  }

  /** True when nothing of it counts any more. */
  isOver(nowUs: number): boolean {
    return nowUs - this.#startUs >= this.#windowUs;
  }

  /** True when the next event would be one too many. */
  isSpent(nowUs: number): boolean {
    return !this.isOver(nowUs) && this.#count >= this.#most;
  }
}
