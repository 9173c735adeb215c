import assert from 'node:assert/strict';
import { test } from 'node:test';
import { iceControlling } from './ice-controlling.ts';
import { assertAttribute, faultOf } from './testing/stun-bytes.ts';

test('RFC 8445 section 16.1: a tie-breaker of 64 bits', () => {
  assertAttribute(iceControlling, 0x932ff9b151263b36n, '932ff9b151263b36');
  assertAttribute(iceControlling, 2n ** 64n - 1n, 'ffffffffffffffff');
  assert.equal(faultOf(iceControlling, '932ff9b1'), 'attribute-length-invalid');
  assert.throws(() => assertAttribute(iceControlling, 2n ** 64n, ''), RangeError);
});
