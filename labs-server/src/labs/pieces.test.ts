import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutInto, parseSizes } from './pieces.ts';

const cut = (text: string, sizes: readonly number[]) =>
  cutInto(Buffer.from(text), sizes).map(String);

test('sizes are whole numbers from 1 to 65536, at most 100 of them', () => {
  assert.deepEqual(parseSizes(''), []);
  assert.deepEqual(parseSizes('5, 10,65536'), [5, 10, 65_536]);
  for (const text of [',', '5,', '0', '-1', '1.5', '0x5', '65537', 'a', '1,'.repeat(100) + '1']) {
    assert.equal(parseSizes(text), null, text);
  }
});

test('bytes are cut by the sizes; the rest is the last piece, and none is empty', () => {
  assert.deepEqual(cut('abcdefg', [2, 3]), ['ab', 'cde', 'fg']);
  assert.deepEqual(cut('abcde', [2, 3]), ['ab', 'cde']);
  assert.deepEqual(cut('abc', [2, 3, 4]), ['ab', 'c']);
  assert.deepEqual(cut('abc', []), ['abc']);
  assert.deepEqual(cut('', [1]), []);
});
