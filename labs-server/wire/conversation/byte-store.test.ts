import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandom, fuzzSeed } from '../testing/random.ts';
import { ByteStore } from './byte-store.ts';

const seed = fuzzSeed();

test(`slices are what was appended, with zeros where a gap was (FUZZ_SEED=${seed})`, () => {
  const random = createRandom(seed);
  for (let round = 0; round < 100; round += 1) {
    const store = new ByteStore();
    const expected: number[] = [];
    for (let count = random.below(12); count > 0; count -= 1) {
      const bytes = random.bytes(random.below(random.pick([4, 9000])));
      const isGap = random.below(4) === 0;
      if (isGap) store.skip(bytes.length);
      else store.append(bytes);
      for (const byte of bytes) expected.push(isGap ? 0 : byte);
    }
    assert.equal(store.byteLength, expected.length);
    const start = random.below(expected.length + 1);
    const end = start + random.below(12_000);
    assert.deepEqual(Array.from(store.slice({ start, end })), expected.slice(start, end));
  }
});

test('a gap takes no memory, and the bytes after it are found', () => {
  const store = new ByteStore();
  store.skip(2 ** 50);
  store.append(Uint8Array.of(7));
  assert.deepEqual(Array.from(store.slice({ start: 2 ** 50 - 1, end: 2 ** 50 + 9 })), [0, 7]);
});
