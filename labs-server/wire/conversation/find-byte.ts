/** Looks for a byte in a layer without copying the layer. */
import type { ByteRange } from '../field/field.ts';
import type { ConversationLayer } from './conversation.ts';

/** The byte is mostly near: the first look is short, and each further one twice as long. */
const firstStepBytes = 64;
const maxStepBytes = 4096;

/** Offset in `layer` of the first `byte` in `range`, or -1. */
export function findByte(
  layer: ConversationLayer,
  byte: number,
  { start, end }: ByteRange,
): number {
  let stepBytes = firstStepBytes;
  for (let at = start; at < end;) {
    const stepEnd = Math.min(at + stepBytes, end);
    const found = layer.slice({ start: at, end: stepEnd }).indexOf(byte);
    if (found >= 0) return at + found;
    at = stepEnd;
    stepBytes = Math.min(stepBytes * 2, maxStepBytes);
  }
  return -1;
}
