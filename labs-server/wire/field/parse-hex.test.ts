import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHex } from './parse-hex.ts';

test('pairs of hex digits are bytes; whitespace and comments are not', () => {
  assert.deepEqual(parseHex('0d0A ff\n# ab\n7 f # cd'), Uint8Array.of(0x0d, 0x0a, 0xff, 0x7f));
  assert.deepEqual(parseHex(''), new Uint8Array());
});

test('anything else is refused', () => {
  assert.equal(parseHex('abc'), null);
  assert.equal(parseHex('0x0a'), null);
  assert.equal(parseHex('zz'), null);
});
