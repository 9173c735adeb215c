import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messageIntegrity } from './message-integrity.ts';
import { assertAttribute, faultOf } from './testing/stun-bytes.ts';

test('RFC 8489 section 14.5: the bytes as they are', () => {
  for (const length of [20]) {
    const bytes = new Uint8Array(length).fill(0xab);
    assertAttribute(messageIntegrity, bytes, 'ab'.repeat(length));
  }
});

test('other lengths are neither read nor written', () => {
  for (const length of [0, 19, 32]) {
    assert.equal(faultOf(messageIntegrity, 'ab'.repeat(length)), 'attribute-length-invalid');
    assert.throws(() => assertAttribute(messageIntegrity, new Uint8Array(length), ''), RangeError);
  }
});
