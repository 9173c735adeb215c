/** Cuts every piece into slices, as a proxy with a small buffer does ("slicer" in Toxiproxy). */
import { Transform, type TransformCallback } from 'node:stream';

/** Calls `callback` in a later turn of the event loop, unless the returned function is called before. */
export type NextTurn = (callback: () => void) => () => void;

/**
 * Each slice comes in a turn of its own: what is sent within one turn would leave in one write, and a browser
 * would read it at once. A reader that has stopped is waited for, with one slice held.
 * @param sliceBytes the length of a slice, >= 1; the last of a piece can be shorter
 */
export function createRechunk(sliceBytes: number, nextTurn: NextTurn): Transform {
  let cancel: (() => void) | null = null;
  let resume: (() => void) | null = null;

  function passOn(piece: Buffer, callback: TransformCallback): void {
    const rest = piece.subarray(sliceBytes);
    const goOn = (): void => {
      cancel = nextTurn(() => (rest.length > 0 ? passOn(rest, callback) : callback()));
    };
    if (transform.push(piece.subarray(0, sliceBytes))) goOn();
    else resume = goOn;
  }

  const transform = new Transform({
    readableHighWaterMark: 1,
    transform: (piece: Buffer, _encoding, callback) => passOn(piece, callback),
    read(size) {
      const goOn = resume;
      resume = null;
      goOn?.();
      Transform.prototype._read.call(this, size);
    },
    destroy(error, callback) {
      cancel?.();
      callback(error);
    },
  });
  return transform;
}
