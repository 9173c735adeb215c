import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRechunk } from './rechunk.ts';
import { observe } from './testing/observe.ts';

test('every piece is cut into slices; the last of a piece can be shorter', async () => {
  const { pieces, write, end } = observe(createRechunk(7));
  await write('abcdefghijklmnop');
  await write('qr');
  await end();
  assert.deepEqual(pieces, ['abcdefg', 'hijklmn', 'op', 'qr', 'end']);
});
