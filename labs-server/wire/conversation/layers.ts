/** The layers of a conversation: the two raw streams, and one body layer for each message that has a body. */
import type { ByteRange } from '../field/field.ts';
import { LayerMap } from '../field/layer-map.ts';
import type { Direction } from '../record.ts';
import { ByteStore } from './byte-store.ts';
import type { ConversationLayer } from './conversation.ts';

/** The raw stream of one direction. */
export interface RawLayer extends ConversationLayer {
  readonly store: ByteStore;
}

/** A body as its receiver sees it, without the framing. Its bytes stay in the raw stream. */
export interface BodyLayer extends ConversationLayer {
  readonly map: LayerMap;
}

export class Layers {
  readonly #all = new Map<number, ConversationLayer>();
  readonly #raw: Record<Direction, RawLayer>;
  /** Body layers by direction, in the order of the stream, each with the raw offset at which it begins. */
  readonly #bodies: Record<Direction, { readonly rawStart: number; readonly layer: BodyLayer }[]> =
    {
      'client-to-server': [],
      'server-to-client': [],
    };

  constructor() {
    this.#raw = {
      'client-to-server': this.#createRaw('client-to-server'),
      'server-to-client': this.#createRaw('server-to-client'),
    };
  }

  get all(): ReadonlyMap<number, ConversationLayer> {
    return this.#all;
  }

  raw(direction: Direction): RawLayer {
    return this.#raw[direction];
  }

  /** A new layer on the raw stream, empty until its `map` grows. `rawStart` is where its body's framing begins. */
  addBody(direction: Direction, name: string, rawStart: number): BodyLayer {
    const raw = this.#raw[direction];
    const map = new LayerMap();
    const layer: BodyLayer = {
      key: this.#all.size,
      direction,
      name,
      parent: raw.key,
      map,
      get byteLength() {
        return map.byteLength;
      },
      slice: (range) => joinSlices(raw, map.toParent(range)),
      toRaw: (range) => map.toParent(range),
    };
    this.#all.set(layer.key, layer);
    this.#bodies[direction].push({ rawStart, layer });
    return layer;
  }

  /** Body layers of `direction` that can have bytes in `rawRange`, in the order of the stream. */
  bodiesIn(direction: Direction, { start, end }: ByteRange): BodyLayer[] {
    const bodies = this.#bodies[direction];
    let low = 0;
    let high = bodies.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((bodies[middle]?.rawStart ?? Infinity) <= start) low = middle + 1;
      else high = middle;
    }
    const found: BodyLayer[] = [];
    // The one that begins at or before the range can reach into it.
    for (let index = Math.max(0, low - 1); index < bodies.length; index += 1) {
      const body = bodies[index];
      if (!body || body.rawStart >= end) break;
      found.push(body.layer);
    }
    return found;
  }

  #createRaw(direction: Direction): RawLayer {
    const store = new ByteStore();
    const layer: RawLayer = {
      key: this.#all.size,
      direction,
      name: 'stream',
      parent: null,
      store,
      get byteLength() {
        return store.byteLength;
      },
      slice: (range) => store.slice(range),
      toRaw: ({ start, end }) => (end > start ? [{ start, end }] : []),
    };
    this.#all.set(layer.key, layer);
    return layer;
  }
}

function joinSlices(raw: RawLayer, ranges: readonly ByteRange[]): Uint8Array {
  const [only] = ranges;
  if (only && ranges.length === 1) return raw.slice(only);
  const bytes = new Uint8Array(ranges.reduce((sum, { start, end }) => sum + end - start, 0));
  let offset = 0;
  for (const range of ranges) {
    bytes.set(raw.slice(range), offset);
    offset += range.end - range.start;
  }
  return bytes;
}
