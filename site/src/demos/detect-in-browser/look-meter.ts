/** Counts the pictures that were looked at, and how long each took. */

/** Nothing in here grows with the time that a run goes on. */
const maxKept = 300;

export class LookMeter {
  #count = 0;
  #firstAtMs: number | null = null;
  #lastAtMs = 0;
  #tookMs: number[] = [];

  /** @param atMs when the answer was there, on any one clock */
  add(tookMs: number, atMs: number): void {
    this.#count += 1;
    // The first answer began so long ago.
    this.#firstAtMs ??= atMs - tookMs;
    this.#lastAtMs = atMs;
    this.#tookMs = [...this.#tookMs.slice(1 - maxKept), tookMs];
  }

  get count(): number {
    return this.#count;
  }

  /** Mean of the whole run; null before the first. */
  get perSecond(): number | null {
    if (this.#firstAtMs === null || this.#lastAtMs <= this.#firstAtMs) return null;
    return (this.#count * 1000) / (this.#lastAtMs - this.#firstAtMs);
  }

  /** Median, in milliseconds; null before the first. */
  get tookMs(): number | null {
    const sorted = this.#tookMs.toSorted((one, other) => one - other);
    return sorted[Math.floor(sorted.length / 2)] ?? null;
  }
}
