import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBuffer } from './buffer.ts';
import { observe } from './testing/observe.ts';

test('nothing comes before the buffer is full, or the response ends', async () => {
  const { pieces, write, end } = observe(createBuffer(4));
  await write('abc');
  assert.deepEqual(pieces, []);
  await write('defghij');
  assert.deepEqual(pieces, ['abcd', 'efgh']);
  await end();
  assert.deepEqual(pieces, ['abcd', 'efgh', 'ij', 'end']);
});
