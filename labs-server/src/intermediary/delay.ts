/** Lets every piece come later by the same time, in order ("latency" in Toxiproxy). */
import { Transform, type TransformCallback } from 'node:stream';
import type { Clock } from '../labs/lab.ts';

/** Bytes on the way at most; beyond them the sender has to wait. */
const maxBytesOnTheWay = 256 * 1024;

/** While the reader has stopped, nothing arrives: then the sender has to wait as well. */
export function createDelay(clock: Clock, delayMs: number): Transform {
  const onTheWay: { readonly piece: Buffer; readonly dueUs: number }[] = [];
  let byteLength = 0;
  let waiting: TransformCallback | null = null;
  let ending: TransformCallback | null = null;
  let cancel: (() => void) | null = null;
  let readerStopped = false;

  function arrive(): void {
    cancel = null;
    const next = onTheWay.shift();
    if (next === undefined) return;
    byteLength -= next.piece.length;
    readerStopped = !transform.push(next.piece);
    if (byteLength <= maxBytesOnTheWay) {
      const resume = waiting;
      waiting = null;
      resume?.();
    }
    if (onTheWay.length > 0) awaitArrival();
    else ending?.();
  }

  function awaitArrival(): void {
    const [next] = onTheWay;
    if (next === undefined || readerStopped) return;
    cancel ??= clock.after(Math.max(0, (next.dueUs - clock.monotonicUs()) / 1_000), arrive);
  }

  const transform = new Transform({
    transform(piece: Buffer, _encoding, callback) {
      const dueUs = clock.monotonicUs() + delayMs * 1_000;
      onTheWay.push({ piece, dueUs });
      byteLength += piece.length;
      awaitArrival();
      if (byteLength <= maxBytesOnTheWay) callback();
      else waiting = callback;
    },
    read(size) {
      readerStopped = false;
      awaitArrival();
      Transform.prototype._read.call(this, size);
    },
    flush(callback) {
      if (onTheWay.length === 0) callback();
      else ending = callback;
    },
    destroy(error, callback) {
      cancel?.();
      callback(error);
    },
  });
  return transform;
}
