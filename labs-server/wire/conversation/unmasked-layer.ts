/** The data of a message, or of a control frame, without headers and masks: RFC 6455 sections 5.3 and 5.4. */
import type { ByteRange } from '../field/field.ts';
import { unmask } from '../websocket/masking.ts';
import type { ConversationLayer } from './conversation.ts';
import { createMappedLayer, type MappedLayer } from './mapped-layer.ts';

/** Payload data of one frame, from `start` of the parent on. */
interface Payload {
  readonly start: number;
  readonly maskingKey: number | null;
}

export interface UnmaskedLayer extends MappedLayer {
  /** The payload data of the next frame begin at `start` of the parent; then `map` grows by them. */
  beginPayload(start: number, maskingKey: number | null): void;
}

export function createUnmaskedLayer(
  key: number,
  name: string,
  parent: ConversationLayer,
): UnmaskedLayer {
  const payloads: Payload[] = [];
  const read = (range: ByteRange): Uint8Array => {
    const bytes = parent.slice(range);
    const payload = payloads[lastAtOrBefore(payloads, range.start)];
    if (!payload || payload.maskingKey === null) return bytes;
    return unmask(bytes, payload.maskingKey, range.start - payload.start);
  };
  const layer = createMappedLayer(key, name, parent, read);
  return Object.assign(layer, {
    beginPayload: (start: number, maskingKey: number | null) => {
      payloads.push({ start, maskingKey });
    },
  });
}

function lastAtOrBefore(payloads: readonly Payload[], position: number): number {
  let low = 0;
  let high = payloads.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((payloads[middle]?.start ?? Infinity) <= position) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
