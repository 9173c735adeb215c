/** Joins what comes close together, as Nagle's algorithm and busy proxies do. */
import { Transform, type TransformCallback } from 'node:stream';
import type { Clock } from '../labs/lab.ts';

export interface CoalesceOptions {
  /** Milliseconds from the first collected byte until what was collected goes on. */
  readonly collectMs: number;
  /** As soon as so many bytes are collected, they go on at once. */
  readonly maxBytes: number;
}

/** While the reader has stopped, the sender waits with its next piece. */
export function createCoalesce(clock: Clock, { collectMs, maxBytes }: CoalesceOptions): Transform {
  let collected: Buffer[] = [];
  let byteLength = 0;
  let cancel: (() => void) | null = null;
  let readerStopped = false;
  let waiting: TransformCallback | null = null;

  function release(): void {
    cancel?.();
    cancel = null;
    if (byteLength > 0) readerStopped = !transform.push(Buffer.concat(collected));
    collected = [];
    byteLength = 0;
  }

  function goOn(callback: TransformCallback): void {
    if (byteLength >= maxBytes) release();
    else cancel ??= clock.after(collectMs, release);
    callback();
  }

  const transform = new Transform({
    transform(piece: Buffer, _encoding, callback) {
      collected.push(piece);
      byteLength += piece.length;
      if (readerStopped) waiting = callback;
      else goOn(callback);
    },
    read(size) {
      readerStopped = false;
      const callback = waiting;
      waiting = null;
      if (callback !== null) goOn(callback);
      Transform.prototype._read.call(this, size);
    },
    flush(callback) {
      release();
      callback();
    },
    destroy(error, callback) {
      cancel?.();
      callback(error);
    },
  });
  return transform;
}
