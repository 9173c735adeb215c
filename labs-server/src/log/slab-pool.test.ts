import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSlabPool, slabBytes } from './slab-pool.ts';

test('a pool gives out as many whole slabs as its bytes hold, and no more', () => {
  const pool = createSlabPool(2 * slabBytes + 1);
  assert.equal(pool.capacity, 2);
  assert.equal(pool.take()?.length, slabBytes);
  assert.equal(pool.take()?.length, slabBytes);
  assert.equal(pool.take(), null);
  assert.equal(pool.used, 2);
});

test('a slab that was given back is given out again, not allocated anew', () => {
  const pool = createSlabPool(slabBytes);
  const slab = pool.take();
  assert.ok(slab !== null);
  pool.give(slab);
  assert.equal(pool.used, 0);
  assert.equal(pool.take(), slab);
});
