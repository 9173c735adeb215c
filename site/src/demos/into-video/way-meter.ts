/** Counts what one way showed, and what it cost. */
import type { FrameClock } from '../m-jpeg/frame-clock.ts';
import { FrameMeter } from '../m-jpeg/frame-meter.ts';
import type { WayResult } from './into-video-report.ts';
import { framesPerSecond } from './ways.ts';

/** Rates are told from then on: a few frames are no rate. */
const leastRateMs = 1_000;

export class WayMeter {
  readonly #frames = new FrameMeter(framesPerSecond);
  readonly #kind: Pick<WayResult, 'way' | 'encoding'>;
  #firstMs: number | null = null;
  #bytes = 0;
  #firstByteMs: number | null = null;
  #lastByteMs = 0;
  trouble: string | null = null;

  constructor(kind: Pick<WayResult, 'way' | 'encoding'>) {
    this.#kind = kind;
  }

  /** As `FrameMeter.show`. @param atMs milliseconds since Run */
  show(number: number, atMs: number): boolean {
    this.#firstMs ??= atMs;
    return this.#frames.show(number, atMs);
  }

  receive(byteLength: number, atMs: number): void {
    // What comes with the first message came before it.
    if (this.#firstByteMs !== null) this.#bytes += byteLength;
    this.#firstByteMs ??= atMs;
    this.#lastByteMs = atMs;
  }

  result(clock: FrameClock | null): WayResult {
    const { shown, missed, newest } = this.#frames;
    return {
      ...this.#kind,
      firstMs: this.#firstMs,
      latencyMs: this.#frames.medianLatencyMs(clock),
      uncertaintyMs: clock?.uncertaintyMs ?? null,
      shown,
      missed,
      newest,
      bytesPerSecond: this.#bytesPerSecond(),
      trouble: this.trouble,
    };
  }

  #bytesPerSecond(): number | null {
    const overMs = this.#lastByteMs - (this.#firstByteMs ?? this.#lastByteMs);
    return overMs < leastRateMs ? null : (this.#bytes * 1_000) / overMs;
  }
}
