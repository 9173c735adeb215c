/** A layer that maps as a whole to a stretch of its parent, such as an inflated message: no byte comes from one byte. */
import type { ByteRange } from '../field/field.ts';
import type { ConversationLayer } from './conversation.ts';
import type { DerivedLayer } from './mapped-layer.ts';

/** `bytes` becomes the layer's; it was made of `parentRange`. */
export function createWholeLayer(
  key: number,
  name: string,
  parent: ConversationLayer,
  bytes: Uint8Array,
  parentRange: ByteRange,
): DerivedLayer {
  const whole: ByteRange = { start: 0, end: bytes.length };
  return {
    key,
    direction: parent.direction,
    name,
    parent: parent.key,
    byteLength: bytes.length,
    slice: ({ start, end }) => bytes.subarray(Math.max(start, 0), Math.max(end, 0)),
    toRaw: ({ start, end }) =>
      Math.min(end, bytes.length) > Math.max(start, 0) ? parent.toRaw(parentRange) : [],
    fromParent: ({ start, end }) =>
      bytes.length > 0 && Math.min(end, parentRange.end) > Math.max(start, parentRange.start)
        ? [whole]
        : [],
  };
}
