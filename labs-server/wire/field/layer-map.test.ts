import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandom, fuzzSeed } from '../testing/random.ts';
import { LayerMap } from './layer-map.ts';

/** A body of three chunks: 5 bytes from 3, 2 from 14, 4 from 22. */
function threeChunks(): LayerMap {
  const map = new LayerMap();
  map.append({ start: 3, end: 8 });
  map.append({ start: 14, end: 16 });
  map.append({ start: 22, end: 26 });
  return map;
}

test('a range inside one segment is one range of the parent', () => {
  assert.deepEqual(threeChunks().toParent({ start: 1, end: 4 }), [{ start: 4, end: 7 }]);
});

test('one event can lie in three chunks', () => {
  assert.deepEqual(threeChunks().toParent({ start: 4, end: 9 }), [
    { start: 7, end: 8 },
    { start: 14, end: 16 },
    { start: 22, end: 24 },
  ]);
});

test('segments that touch in the parent are one range', () => {
  const map = new LayerMap();
  map.append({ start: 10, end: 12 });
  map.append({ start: 12, end: 15 });
  assert.deepEqual(map.toParent({ start: 0, end: 5 }), [{ start: 10, end: 15 }]);
  assert.equal(map.byteLength, 5);
});

test('what is not mapped yet is left out, and so is nothing', () => {
  assert.deepEqual(threeChunks().toParent({ start: 9, end: 99 }), [{ start: 24, end: 26 }]);
  assert.deepEqual(threeChunks().toParent({ start: 11, end: 12 }), []);
  assert.deepEqual(threeChunks().toParent({ start: 5, end: 5 }), []);
  assert.deepEqual(new LayerMap().toParent({ start: 0, end: 1 }), []);
});

test('an empty segment maps nothing', () => {
  const map = threeChunks();
  map.append({ start: 30, end: 30 });
  assert.equal(map.byteLength, 11);
});

test('a range of the parent comes back without what was taken off', () => {
  const map = threeChunks();
  assert.deepEqual(map.fromParent({ start: 0, end: 30 }), [{ start: 0, end: 11 }]);
  assert.deepEqual(map.fromParent({ start: 6, end: 15 }), [{ start: 3, end: 6 }]);
  assert.deepEqual(map.fromParent({ start: 8, end: 14 }), []);
});

test('it says the same as a list of every byte', (context) => {
  const seed = fuzzSeed();
  context.diagnostic(`FUZZ_SEED=${seed}`);
  const random = createRandom(seed);
  for (let round = 0; round < 200; round += 1) {
    const map = new LayerMap();
    const parentOf: number[] = [];
    let parent = 0;
    for (let segments = random.below(8); segments > 0; segments -= 1) {
      const start = parent + random.below(3);
      parent = start + random.below(5);
      map.append({ start, end: parent });
      for (let byte = start; byte < parent; byte += 1) parentOf.push(byte);
    }
    const start = random.below(parentOf.length + 2);
    const end = start + random.below(parentOf.length + 2);
    const bytes = map
      .toParent({ start, end })
      .flatMap((range) =>
        Array.from({ length: range.end - range.start }, (_, i) => range.start + i),
      );
    assert.deepEqual(bytes, parentOf.slice(start, end), `FUZZ_SEED=${seed}, round ${round}`);
  }
});
