/** Layers whose bytes are bytes of their parent, perhaps unmasked: only what lay between them was taken off. */
import type { ByteRange } from '../field/field.ts';
import { LayerMap } from '../field/layer-map.ts';
import type { Direction } from '../record.ts';
import type { ConversationLayer } from './conversation.ts';

/** A layer on another one. */
export interface DerivedLayer extends ConversationLayer {
  readonly parent: number;
  /** Which bytes of the layer come from `parentRange`: in order, never touching. */
  fromParent(parentRange: ByteRange): readonly ByteRange[];
}

/** A derived layer that grows with its `map`. Its bytes stay in the parent. */
export class MappedLayer implements DerivedLayer {
  readonly key: number;
  readonly name: string;
  readonly map = new LayerMap();
  readonly #parent: ConversationLayer;

  constructor(key: number, name: string, parent: ConversationLayer) {
    this.key = key;
    this.name = name;
    this.#parent = parent;
  }

  get direction(): Direction {
    return this.#parent.direction;
  }

  get parent(): number {
    return this.#parent.key;
  }

  get byteLength(): number {
    return this.map.byteLength;
  }

  slice(range: ByteRange): Uint8Array {
    const ranges = this.map.toParent(range);
    const [only] = ranges;
    if (only && ranges.length === 1) return this.read(this.#parent, only);
    const bytes = new Uint8Array(ranges.reduce((sum, { start, end }) => sum + end - start, 0));
    let offset = 0;
    for (const parentRange of ranges) {
      bytes.set(this.read(this.#parent, parentRange), offset);
      offset += parentRange.end - parentRange.start;
    }
    return bytes;
  }

  toRaw(range: ByteRange): readonly ByteRange[] {
    const ranges = this.map.toParent(range);
    if (this.#parent.parent === null) return ranges;
    return ranges.flatMap((parentRange) => this.#parent.toRaw(parentRange));
  }

  fromParent(parentRange: ByteRange): readonly ByteRange[] {
    return this.map.fromParent(parentRange);
  }

  /** The layer's bytes that come from `range` of the parent, which is one piece of the map. */
  protected read(parent: ConversationLayer, range: ByteRange): Uint8Array {
    return parent.slice(range);
  }
}
