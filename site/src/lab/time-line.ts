/** One time line over all server processes that a page has known: microseconds that never go back. */
import { signal, type ReadonlySignal } from '@preact/signals';
import { betterAlignment, toServerUs, type ClockAlignment } from './clock-alignment.ts';

/** A server whose clock differs by more than this from what was expected is another process. */
const otherProcessUs = 5_000_000;

export class TimeLine {
  readonly #nowMs: () => number;
  readonly #sentAtMs = new Map<number, number>();
  readonly #alignment = signal<ClockAlignment | null>(null);
  #shiftUs = 0;

  /** @param nowMs the page's monotonic clock in milliseconds */
  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  get alignment(): ReadonlySignal<ClockAlignment | null> {
    return this.#alignment;
  }

  /** What is added to the current server's microseconds. */
  get shiftUs(): number {
    return this.#shiftUs;
  }

  /** The first word of a server: a new process's clock is moved so that its "now" follows the old one's. */
  onWelcome(serverTimeUs: number): void {
    const nowMs = this.#nowMs();
    const expectedUs = this.atPageMs(nowMs);
    const jumpUs = expectedUs === null ? 0 : expectedUs - (serverTimeUs + this.#shiftUs);
    if (Math.abs(jumpUs) > otherProcessUs) this.#shiftUs += jumpUs;
    this.#sentAtMs.clear();
    this.#alignment.value = {
      offsetUs: serverTimeUs - nowMs * 1000,
      uncertaintyUs: otherProcessUs,
      roundTripMs: 0,
    };
  }

  /** Call when clock request `id` is sent. */
  onAsked(id: number): void {
    this.#sentAtMs.set(id, this.#nowMs());
  }

  /** Call when the answer to clock request `id` arrives; answers nobody asked for are ignored. */
  onAnswered(id: number, serverTimeUs: number): void {
    const sentAtMs = this.#sentAtMs.get(id);
    if (sentAtMs === undefined) return;
    this.#sentAtMs.delete(id);
    const sample = { sentAtMs, receivedAtMs: this.#nowMs(), serverTimeUs };
    this.#alignment.value = betterAlignment(this.#alignment.value, sample);
  }

  /** Microseconds of the time line at the page's `pageMs`; null before a server was heard. */
  atPageMs(pageMs: number): number | null {
    const alignment = this.#alignment.value;
    return alignment === null ? null : toServerUs(alignment, pageMs) + this.#shiftUs;
  }
}
