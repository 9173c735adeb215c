import assert from 'node:assert/strict';
import { test } from 'node:test';
import { userhash } from './userhash.ts';
import { assertAttribute, faultOf } from './testing/stun-bytes.ts';

test('RFC 8489 section 14.4: the bytes as they are', () => {
  for (const length of [32]) {
    const bytes = new Uint8Array(length).fill(0xab);
    assertAttribute(userhash, bytes, 'ab'.repeat(length));
  }
});

test('other lengths are neither read nor written', () => {
  for (const length of [0, 31, 33]) {
    assert.equal(faultOf(userhash, 'ab'.repeat(length)), 'attribute-length-invalid');
    assert.throws(() => assertAttribute(userhash, new Uint8Array(length), ''), RangeError);
  }
});
