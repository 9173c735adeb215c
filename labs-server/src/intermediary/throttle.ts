/** Lets only so many bytes per second through ("bandwidth" in Toxiproxy); the sender has to wait. */
import { Transform, type TransformCallback } from 'node:stream';
import type { Clock } from '../labs/lab.ts';

/** Slices per second at most; slower than one byte a slice they come less often. */
const slicesPerSecond = 20;

/** @param bytesPerSecond >= 1 */
export function createThrottle(clock: Clock, bytesPerSecond: number): Transform {
  const sliceBytes = Math.max(1, Math.floor(bytesPerSecond / slicesPerSecond));
  let cancel: (() => void) | null = null;

  /** Lets the first slice through, and the rest after the time that the slice takes. */
  function passOn(piece: Buffer, callback: TransformCallback): void {
    const slice = piece.subarray(0, sliceBytes);
    const rest = piece.subarray(sliceBytes);
    transform.push(slice);
    cancel = clock.after((slice.length / bytesPerSecond) * 1_000, () => {
      cancel = null;
      if (rest.length > 0) passOn(rest, callback);
      else callback();
    });
  }

  const transform = new Transform({
    transform: (piece: Buffer, _encoding, callback) => passOn(piece, callback),
    destroy(error, callback) {
      cancel?.();
      callback(error);
    },
  });
  return transform;
}
