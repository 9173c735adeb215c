import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messageIntegritySha256 } from './message-integrity-sha256.ts';
import { assertAttribute, faultOf } from './testing/stun-bytes.ts';

test('RFC 8489 section 14.6: the bytes as they are', () => {
  for (const length of [16, 20, 32]) {
    const bytes = new Uint8Array(length).fill(0xab);
    assertAttribute(messageIntegritySha256, bytes, 'ab'.repeat(length));
  }
});

test('other lengths are neither read nor written', () => {
  for (const length of [0, 12, 18, 36]) {
    assert.equal(faultOf(messageIntegritySha256, 'ab'.repeat(length)), 'attribute-length-invalid');
    assert.throws(
      () => assertAttribute(messageIntegritySha256, new Uint8Array(length), ''),
      RangeError,
    );
  }
});
