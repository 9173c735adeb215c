/** Frame after frame of one direction, each with what the ones before it left: RFC 6455 section 5.4. */
import type { UnitDecoder } from '../field/unit-decoder.ts';
import { decodeFrame } from './decode-frame.ts';
import { firstFrameContext, type Frame, nextFrameContext } from './frame.ts';

/** The decoder of the frame that follows `context`; by default that of a first frame, whoever sends it. */
export function frameDecoder(context = firstFrameContext(null, false)): UnitDecoder<Frame> {
  return {
    decode: (bytes, options) => decodeFrame(bytes, options, context),
    after: (frame: Frame) => frameDecoder(nextFrameContext(context, frame)),
  };
}
