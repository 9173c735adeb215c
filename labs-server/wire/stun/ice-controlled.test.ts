import assert from 'node:assert/strict';
import { test } from 'node:test';
import { iceControlled } from './ice-controlled.ts';
import { assertAttribute, faultOf } from './testing/stun-bytes.ts';

test('RFC 8445 section 16.1: a tie-breaker of 64 bits', () => {
  assertAttribute(iceControlled, 0x932ff9b151263b36n, '932ff9b151263b36');
  assertAttribute(iceControlled, 2n ** 64n - 1n, 'ffffffffffffffff');
  assert.equal(faultOf(iceControlled, '932ff9b1'), 'attribute-length-invalid');
  assert.throws(() => assertAttribute(iceControlled, 2n ** 64n, ''), RangeError);
});
