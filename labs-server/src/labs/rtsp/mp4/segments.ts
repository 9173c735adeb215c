/** The segments of a fragmented MP4, as Media Source Extensions take them (ISO BMFF Byte Stream Format). */
import type { Box } from './box-splitter.ts';

/** An initialization segment (section 3), or a media segment (section 4). */
export interface Segment {
  readonly kind: 'initialization' | 'media';
  readonly bytes: Buffer;
}

/** The boxes with which each kind begins and ends. */
const kinds = [
  { kind: 'initialization', first: 'ftyp', last: 'moov' },
  { kind: 'media', first: 'moof', last: 'mdat' },
] as const;

export class SegmentAssembly {
  #begun: Buffer | null = null;

  /** The segment that this box completes; null where it completes none. Boxes that belong to no segment are left out. */
  take({ type, bytes }: Box): Segment | null {
    if (kinds.some(({ first }) => first === type)) {
      this.#begun = bytes;
      return null;
    }
    const kind = kinds.find(({ last }) => last === type)?.kind;
    const begun = this.#begun;
    if (kind === undefined || begun === null) return null;
    this.#begun = null;
    return { kind, bytes: Buffer.concat([begun, bytes]) };
  }
}
