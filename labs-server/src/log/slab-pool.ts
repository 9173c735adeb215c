/** The memory of the log: slabs of one size from one bounded pool, so that records never cost objects. */

/** Size of one slab in bytes; the longest record must fit. */
export const slabBytes = 64 * 1024;

export interface SlabPool {
  /** A slab of `slabBytes` with undefined content; null when all are in use. */
  take(): Uint8Array | null;
  /** Gives a slab back; the caller must not touch it any more. */
  give(slab: Uint8Array): void;
  /** How many slabs are in use. */
  readonly used: number;
  /** How many slabs there can be. */
  readonly capacity: number;
}

/** A pool of at most `capacityBytes`, allocated when first needed and kept from then on. */
export function createSlabPool(capacityBytes: number): SlabPool {
  const capacity = Math.floor(capacityBytes / slabBytes);
  const free: Uint8Array[] = [];
  let used = 0;
  return {
    take() {
      if (used >= capacity) return null;
      used += 1;
      return free.pop() ?? new Uint8Array(slabBytes);
    },
    give(slab) {
      used -= 1;
      free.push(slab);
    },
    get used() {
      return used;
    },
    capacity,
  };
}
