/** An `Inflate` from a streaming inflater, which stops as soon as the output is too large. */
import type { Inflate } from './inflate.ts';

/** A streaming inflater of raw DEFLATE, such as that of fflate: it may throw on malformed input. */
interface StreamInflater {
  push(compressed: Uint8Array, final: boolean): void;
}

/** One byte of DEFLATE makes at most 1032 bytes: so much input cannot overshoot the limit by more than 1 MB. */
const stepBytes = 1024;

/** `create` makes an inflater that gives its output to `onBytes`, and whose output may refer back to `dictionary`. */
export function boundInflate(
  create: (dictionary: Uint8Array, onBytes: (bytes: Uint8Array) => void) => StreamInflater,
): Inflate {
  return (compressed, { dictionary, maxByteLength }) => {
    const pieces: Uint8Array[] = [];
    let byteLength = 0;
    const inflater = create(dictionary, (bytes) => {
      byteLength += bytes.length;
      if (byteLength <= maxByteLength) pieces.push(bytes);
    });
    try {
      for (let start = 0; start < compressed.length; start += stepBytes) {
        if (byteLength > maxByteLength) return { status: 'too-large' };
        const end = Math.min(start + stepBytes, compressed.length);
        inflater.push(compressed.slice(start, end), end === compressed.length);
      }
    } catch {
      return { status: 'malformed' };
    }
    if (byteLength > maxByteLength) return { status: 'too-large' };
    return { status: 'complete', bytes: join(pieces, byteLength) };
  };
}

function join(pieces: readonly Uint8Array[], byteLength: number): Uint8Array {
  const [only] = pieces;
  if (only && pieces.length === 1) return only.slice();
  const bytes = new Uint8Array(byteLength);
  let offset = 0;
  for (const piece of pieces) {
    bytes.set(piece, offset);
    offset += piece.length;
  }
  return bytes;
}
