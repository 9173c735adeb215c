/** Cuts every piece into slices, as a proxy with a small buffer does ("slicer" in Toxiproxy). */
import { Transform } from 'node:stream';

/** @param sliceBytes the length of a slice, >= 1; the last of a piece can be shorter */
export function createRechunk(sliceBytes: number): Transform {
  return new Transform({
    transform(piece: Buffer, _encoding, callback) {
      for (let start = 0; start < piece.length; start += sliceBytes) {
        this.push(piece.subarray(start, start + sliceBytes));
      }
      callback();
    },
  });
}
