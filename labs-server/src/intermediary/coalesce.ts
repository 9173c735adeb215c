/** Joins what comes close together, as Nagle's algorithm and busy proxies do. */
import { Transform } from 'node:stream';
import type { Clock } from '../labs/lab.ts';

export interface CoalesceOptions {
  /** Milliseconds from the first collected byte until what was collected goes on. */
  readonly collectMs: number;
  /** As soon as so many bytes are collected, they go on at once. */
  readonly maxBytes: number;
}

export function createCoalesce(clock: Clock, { collectMs, maxBytes }: CoalesceOptions): Transform {
  let collected: Buffer[] = [];
  let byteLength = 0;
  let cancel: (() => void) | null = null;

  function release(): void {
    cancel?.();
    cancel = null;
    if (byteLength > 0) transform.push(Buffer.concat(collected));
    collected = [];
    byteLength = 0;
  }

  const transform = new Transform({
    transform(piece: Buffer, _encoding, callback) {
      collected.push(piece);
      byteLength += piece.length;
      if (byteLength >= maxBytes) release();
      else cancel ??= clock.after(collectMs, release);
      callback();
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
