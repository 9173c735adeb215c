import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concatBytes, latin1Bytes, padTo32Bits } from './bytes.ts';

test('parts are joined in order', () => {
  assert.deepEqual(
    concatBytes([Uint8Array.of(1, 2), new Uint8Array(), Uint8Array.of(3)]),
    Uint8Array.of(1, 2, 3),
  );
  assert.deepEqual(concatBytes([]), new Uint8Array());
});

test('a character is one byte', () => {
  assert.deepEqual(latin1Bytes('aé'), Uint8Array.of(0x61, 0xe9));
});

test('lengths are padded to 32 bits', () => {
  assert.deepEqual([0, 1, 4, 5].map(padTo32Bits), [0, 4, 4, 8]);
});
