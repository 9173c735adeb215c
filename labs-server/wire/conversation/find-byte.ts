/** Looks for a byte in a layer without copying the layer. */
import type { ByteRange } from '../field/field.ts';
import type { ConversationLayer } from './conversation.ts';

const stepBytes = 4096;

/** Offset in `layer` of the first `byte` in `range`, or -1. */
export function findByte(
  layer: ConversationLayer,
  byte: number,
  { start, end }: ByteRange,
): number {
  for (let at = start; at < end; at += stepBytes) {
    const found = layer.slice({ start: at, end: Math.min(at + stepBytes, end) }).indexOf(byte);
    if (found >= 0) return at + found;
  }
  return -1;
}
