/** A number that a test can wait for, without sleeping. */
export interface Gauge {
  readonly value: number;
  add(change: number): void;
  /** Resolves as soon as the number is `value`. */
  reaches(value: number): Promise<void>;
}

export function createGauge(): Gauge {
  let value = 0;
  const waiting = new Map<() => void, number>();
  return {
    get value() {
      return value;
    },
    add(change) {
      value += change;
      for (const [resolve, wanted] of waiting) {
        if (wanted !== value) continue;
        waiting.delete(resolve);
        resolve();
      }
    },
    reaches(wanted) {
      if (value === wanted) return Promise.resolve();
      return new Promise((resolve) => waiting.set(resolve, wanted));
    },
  };
}
