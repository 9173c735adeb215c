/** Layers whose bytes are bytes of their parent, perhaps unmasked: only what lay between them was taken off. */
import type { ByteRange } from '../field/field.ts';
import { LayerMap } from '../field/layer-map.ts';
import type { ConversationLayer } from './conversation.ts';

/** A layer on another one. */
export interface DerivedLayer extends ConversationLayer {
  readonly parent: number;
  /** Which bytes of the layer come from `parentRange`: in order, never touching. */
  fromParent(parentRange: ByteRange): readonly ByteRange[];
}

/** A derived layer that grows with its `map`. Its bytes stay in the parent. */
export interface MappedLayer extends DerivedLayer {
  readonly map: LayerMap;
}

/** `read` gives the layer's bytes that come from a range of the parent; by default they are the same. */
export function createMappedLayer(
  key: number,
  name: string,
  parent: ConversationLayer,
  read: (parentRange: ByteRange) => Uint8Array = (range) => parent.slice(range),
): MappedLayer {
  const map = new LayerMap();
  return {
    key,
    direction: parent.direction,
    name,
    parent: parent.key,
    map,
    get byteLength() {
      return map.byteLength;
    },
    slice: (range) => joinBytes(map.toParent(range), read),
    toRaw: (range) => map.toParent(range).flatMap((parentRange) => parent.toRaw(parentRange)),
    fromParent: (parentRange) => map.fromParent(parentRange),
  };
}

function joinBytes(
  ranges: readonly ByteRange[],
  read: (range: ByteRange) => Uint8Array,
): Uint8Array {
  const [only] = ranges;
  if (only && ranges.length === 1) return read(only);
  const bytes = new Uint8Array(ranges.reduce((sum, { start, end }) => sum + end - start, 0));
  let offset = 0;
  for (const range of ranges) {
    bytes.set(read(range), offset);
    offset += range.end - range.start;
  }
  return bytes;
}
