import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reservationToken } from './reservation-token.ts';
import { assertAttribute, faultOf } from '../stun/testing/stun-bytes.ts';

test('RFC 8656 section 18.10: the bytes as they are', () => {
  for (const length of [8]) {
    const bytes = new Uint8Array(length).fill(0xab);
    assertAttribute(reservationToken, bytes, 'ab'.repeat(length));
  }
});

test('other lengths are neither read nor written', () => {
  for (const length of [0, 4, 9]) {
    assert.equal(faultOf(reservationToken, 'ab'.repeat(length)), 'attribute-length-invalid');
    assert.throws(() => assertAttribute(reservationToken, new Uint8Array(length), ''), RangeError);
  }
});
