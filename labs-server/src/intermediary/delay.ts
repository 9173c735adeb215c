/** Lets every piece come later by the same time, in order ("latency" in Toxiproxy). */
import { Transform, type TransformCallback } from 'node:stream';
import type { Clock } from '../labs/lab.ts';

/** Bytes on the way at most; beyond them the sender has to wait. */
const maxBytesOnTheWay = 256 * 1024;

/** While the reader has stopped, nothing arrives: then the sender has to wait as well. */
export function createDelay(clock: Clock, delayMs: number): Transform {
  return new Delay(clock, delayMs);
}

class Delay extends Transform {
  readonly #clock: Clock;
  readonly #delayMs: number;
  readonly #onTheWay: { readonly piece: Buffer; readonly dueUs: number }[] = [];
  #byteLength = 0;
  #readerStopped = false;
  /** Lets the sender go on. */
  #waiting: TransformCallback | null = null;
  #ending: TransformCallback | null = null;
  #cancel: (() => void) | null = null;

  constructor(clock: Clock, delayMs: number) {
    super();
    this.#clock = clock;
    this.#delayMs = delayMs;
  }

  override _transform(piece: Buffer, _encoding: string, callback: TransformCallback): void {
    this.#onTheWay.push({ piece, dueUs: this.#clock.monotonicUs() + this.#delayMs * 1_000 });
    this.#byteLength += piece.length;
    this.#awaitArrival();
    if (this.#byteLength <= maxBytesOnTheWay) callback();
    else this.#waiting = callback;
  }

  override _read(size: number): void {
    this.#readerStopped = false;
    this.#awaitArrival();
    super._read(size);
  }

  override _flush(callback: TransformCallback): void {
    if (this.#onTheWay.length === 0) callback();
    else this.#ending = callback;
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.#cancel?.();
    callback(error);
  }

  #awaitArrival(): void {
    const [next] = this.#onTheWay;
    if (next === undefined || this.#readerStopped) return;
    const delayMs = Math.max(0, (next.dueUs - this.#clock.monotonicUs()) / 1_000);
    this.#cancel ??= this.#clock.after(delayMs, () => this.#arrive());
  }

  #arrive(): void {
    this.#cancel = null;
    const next = this.#onTheWay.shift();
    if (next === undefined) return;
    this.#byteLength -= next.piece.length;
    this.#readerStopped = !this.push(next.piece);
    if (this.#byteLength <= maxBytesOnTheWay) {
      const resume = this.#waiting;
      this.#waiting = null;
      resume?.();
    }
    if (this.#onTheWay.length > 0) this.#awaitArrival();
    else this.#ending?.();
  }
}
