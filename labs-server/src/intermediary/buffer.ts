/** Holds the body back until a buffer is full or the response ends, as a buffering reverse proxy does. */
import { Transform } from 'node:stream';

/** @param bufferBytes the size of the buffer, >= 1 */
export function createBuffer(bufferBytes: number): Transform {
  let held = Buffer.alloc(0);
  return new Transform({
    transform(piece: Buffer, _encoding, callback) {
      held = Buffer.concat([held, piece]);
      while (held.length >= bufferBytes) {
        this.push(held.subarray(0, bufferBytes));
        held = held.subarray(bufferBytes);
      }
      callback();
    },
    flush(callback) {
      if (held.length > 0) this.push(held);
      callback();
    },
  });
}
