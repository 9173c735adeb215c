/** A clock that stands still while something happens, and jumps to the next instant at which something is due. */
import type { Scheduler } from './scheduler.ts';

interface Due {
  readonly atMs: number;
  readonly callback: () => void;
}

export class VirtualTime implements Scheduler {
  #nowMs = 0;
  /** In the order in which they are due; of one instant, in the order in which they were asked for. */
  #due: Due[] = [];

  nowMs(): number {
    return this.#nowMs;
  }

  after(delayMs: number, callback: () => void): () => void {
    const due = { atMs: this.#nowMs + Math.max(0, delayMs), callback };
    const later = this.#due.findIndex(({ atMs }) => atMs > due.atMs);
    this.#due.splice(later === -1 ? this.#due.length : later, 0, due);
    return () => {
      this.#due = this.#due.filter((other) => other !== due);
    };
  }

  /** When the next callback is due; null when none waits. */
  nextMs(): number | null {
    return this.#due[0]?.atMs ?? null;
  }

  /** Jumps to the next instant and calls the first callback that is due there; false when none waits. */
  step(): boolean {
    const next = this.#due.shift();
    if (next === undefined) return false;
    this.#nowMs = next.atMs;
    next.callback();
    return true;
  }
}
