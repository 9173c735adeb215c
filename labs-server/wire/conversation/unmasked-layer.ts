/** The data of a message, or of a control frame, without headers and masks: RFC 6455 sections 5.3 and 5.4. */
import type { ByteRange } from '../field/field.ts';
import { unmask } from '../websocket/masking.ts';
import type { ConversationLayer } from './conversation.ts';
import { MappedLayer } from './mapped-layer.ts';

/** Payload data of one frame, from `start` of the parent on, masked unless the key is null. */
interface MaskedPayload {
  readonly start: number;
  readonly maskingKey: number | null;
}

const noPayloads: readonly MaskedPayload[] = [];

export class UnmaskedLayer extends MappedLayer {
  /** In the order of the parent; null while none is masked. */
  #payloads: MaskedPayload[] | null = null;

  /** The payload data of the next frame begin at `start` of the parent; then `map` grows by them. */
  beginPayload(start: number, maskingKey: number | null): void {
    if (this.#payloads) this.#payloads.push({ start, maskingKey });
    else if (maskingKey !== null) this.#payloads = [{ start, maskingKey }];
  }

  protected override read(parent: ConversationLayer, range: ByteRange): Uint8Array {
    const bytes = parent.slice(range);
    const payload = lastAtOrBefore(this.#payloads ?? noPayloads, range.start);
    if (!payload || payload.maskingKey === null) return bytes;
    return unmask(bytes, payload.maskingKey, range.start - payload.start);
  }
}

function lastAtOrBefore(
  payloads: readonly MaskedPayload[],
  position: number,
): MaskedPayload | undefined {
  let low = 0;
  let high = payloads.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((payloads[middle]?.start ?? Infinity) <= position) low = middle + 1;
    else high = middle;
  }
  return payloads[low - 1];
}
