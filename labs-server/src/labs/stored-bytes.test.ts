import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandom } from '../../wire/testing/random.ts';
import { createStoredBytes } from './stored-bytes.ts';

const callerOf = (session: string, run = 1) => ({ session, run, connection: 1 });

function storeOf() {
  const random = createRandom(7);
  return createStoredBytes<number>(() => random.below(2 ** 32) / 2 ** 32);
}

test('a value is found under its name by the same run only', () => {
  const store = storeOf();
  const name = store.put(callerOf('a'), 42);
  assert.equal(store.get(callerOf('a'), name), 42);
  assert.equal(store.get(callerOf('a', 2), name), null);
  assert.equal(store.get(callerOf('b'), name), null);
  assert.equal(store.get(callerOf('a'), 'other'), null);
});

test('the ninth value of a session takes the place of its oldest, and of nobody else', () => {
  const store = storeOf();
  const others = store.put(callerOf('b'), -1);
  const names = Array.from({ length: 9 }, (_, index) => store.put(callerOf('a'), index));
  const kept = names.map((name) => store.get(callerOf('a'), name));
  assert.deepEqual(kept, [null, 1, 2, 3, 4, 5, 6, 7, 8]);
  assert.equal(store.get(callerOf('b'), others), -1);
});

test('256 values are kept in all', () => {
  const store = storeOf();
  const names = Array.from({ length: 300 }, (_, index) => store.put(callerOf(`${index}`), index));
  const kept = names.filter((name, index) => store.get(callerOf(`${index}`), name) !== null);
  assert.equal(kept.length, 256);
  assert.equal(kept.at(-1), names.at(-1));
});
