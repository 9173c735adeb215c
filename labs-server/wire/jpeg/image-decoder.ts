/** A whole image, from SOI to EOI: ITU-T T.81 clause B.2.1. */
import type { UnitDecoder } from '../field/unit-decoder.ts';
import { decodeJpegSegment, type JpegPosition, type JpegSegment } from './decode-segment.ts';

export function jpegImageDecoder(position: JpegPosition = 'start'): UnitDecoder<JpegSegment> {
  return {
    decode: (bytes, options) => decodeJpegSegment(bytes, options, position),
    after: ({ next }) => (next === null ? null : jpegImageDecoder(next)),
  };
}
