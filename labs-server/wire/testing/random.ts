/** Random inputs that can be had again: every test prints its seed, and FUZZ_SEED replays it. */

/** Numbers from a seed: the same seed gives the same sequence. */
export interface Random {
  /** An integer from 0 up to, not including, `limit`. */
  below(limit: number): number;
  /** One of `items`, which must not be empty. */
  pick<Item>(items: readonly Item[]): Item;
  /** `byteLength` random bytes. */
  bytes(byteLength: number): Uint8Array;
}

/** The seed of this process: FUZZ_SEED, else the time. */
export function fuzzSeed(): number {
  const given = process.env['FUZZ_SEED'];
  return given === undefined ? Date.now() >>> 0 : Number(given) >>> 0;
}

/** Mulberry32: 32 bits of state, enough for test inputs. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new RangeError('pick needs at least one item');
      return item;
    },
    bytes: (byteLength) => Uint8Array.from({ length: byteLength }, () => below(256)),
  };
}

/** `bytes` with one to four bytes changed, removed, doubled or put in; often with characters that formats mind. */
export function mutate(random: Random, bytes: Uint8Array): Uint8Array {
  const mutated = [...bytes];
  const special = [
    0x00, 0x09, 0x0a, 0x0d, 0x20, 0x22, 0x2c, 0x3a, 0x3b, 0x30, 0x66, 0x80, 0xc3, 0xff,
  ];
  for (let count = 1 + random.below(4); count > 0; count -= 1) {
    const at = random.below(mutated.length + 1);
    const byte = random.below(2) === 0 ? random.pick(special) : random.below(256);
    const kind = random.below(4);
    if (kind === 0) mutated.splice(at, 0, byte);
    else if (kind === 1) mutated.splice(at, 1);
    else if (kind === 2) mutated.splice(at, 1, byte);
    else mutated.splice(at, 0, ...mutated.slice(at, at + 1 + random.below(8)));
  }
  return Uint8Array.from(mutated);
}
