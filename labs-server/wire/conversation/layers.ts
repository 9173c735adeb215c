/** The layers of a conversation: the two raw streams, and those derived from them, and from these. */
import type { ByteRange } from '../field/field.ts';
import type { Direction } from '../record.ts';
import { ByteStore } from './byte-store.ts';
import type { ConversationLayer } from './conversation.ts';
import { type DerivedLayer, MappedLayer } from './mapped-layer.ts';
import { UnmaskedLayer } from './unmasked-layer.ts';
import { createWholeLayer } from './whole-layer.ts';

/** The raw stream of one direction. */
export interface RawLayer extends ConversationLayer {
  readonly store: ByteStore;
}

/** A layer, and the offset of its parent at which it begins. */
interface Child {
  readonly start: number;
  readonly layer: DerivedLayer;
}

/** Layers on the same parent, in its order, whatever the order in which they came. They never overlap. */
type Strand = Child[];

export class Layers {
  readonly #all = new Map<number, ConversationLayer>();
  readonly #raw: Record<Direction, RawLayer>;
  /** Strands by the key of their parent: a control frame may lie within a message, so it is on a strand of its own. */
  readonly #strands = new Map<number, Map<string, Strand>>();

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
  addBody(direction: Direction, name: string, rawStart: number): MappedLayer {
    return this.addMapped(this.#raw[direction], name, rawStart);
  }

  /**
   * A new layer on `parent`, from its byte `start` on, empty until its `map` grows. `strand`: what may overlap others is on
   * a strand of its own.
   */
  addMapped(parent: ConversationLayer, name: string, start: number, strand = 'data'): MappedLayer {
    const layer = new MappedLayer(this.#all.size, name, parent);
    return this.#add(layer, start, strand);
  }

  /** A new layer for payload data of frames, of which the first begins at `rawStart` of the raw stream. */
  addUnmasked(
    direction: Direction,
    name: string,
    rawStart: number,
    strand: 'data' | 'control',
  ): UnmaskedLayer {
    const layer = new UnmaskedLayer(this.#all.size, name, this.#raw[direction]);
    return this.#add(layer, rawStart, strand);
  }

  /** A new layer of `bytes`, which become its own, made of `range` of `parent`: by default of the whole. */
  addWhole(
    parent: ConversationLayer,
    name: string,
    bytes: Uint8Array,
    range: ByteRange = { start: 0, end: parent.byteLength },
    strand = 'data',
  ): DerivedLayer {
    const layer = createWholeLayer(this.#all.size, name, parent, bytes, range);
    return this.#add(layer, range.start, strand);
  }

  /** Layers on `parent` that can have bytes in `range`, in the order in which they begin there. */
  childrenIn(parent: number, { start, end }: ByteRange): DerivedLayer[] {
    const found: Child[] = [];
    for (const strand of this.#strands.get(parent)?.values() ?? []) {
      // The one that begins at or before the range can reach into it.
      const first = Math.max(0, firstAfter(strand, start) - 1);
      for (let index = first; index < strand.length; index += 1) {
        const child = strand[index];
        if (!child || child.start >= end) break;
        found.push(child);
      }
    }
    return found.toSorted((a, b) => a.start - b.start).map(({ layer }) => layer);
  }

  #add<Layer extends DerivedLayer>(layer: Layer, start: number, strandName: string): Layer {
    this.#all.set(layer.key, layer);
    let strands = this.#strands.get(layer.parent);
    if (!strands) this.#strands.set(layer.parent, (strands = new Map()));
    const strand = strands.get(strandName);
    if (strand) strand.splice(firstAfter(strand, start), 0, { start, layer });
    else strands.set(strandName, [{ start, layer }]);
    return layer;
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

/** Index of the first layer that begins after `position`. */
function firstAfter(strand: Strand, position: number): number {
  let low = 0;
  let high = strand.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((strand[middle]?.start ?? Infinity) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}
