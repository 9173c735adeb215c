import assert from 'node:assert/strict';
import { test } from 'node:test';
import { icmp } from './icmp.ts';
import { assertAttribute, faultOf } from '../stun/testing/stun-bytes.ts';

test('RFC 8656 section 18.13: a type of 7 bits, a code of 9, and data of 32', () => {
  assertAttribute(icmp, { icmpType: 3, icmpCode: 4, errorData: 1280 }, '0000 0604 00000500');
  assertAttribute(icmp, { icmpType: 127, icmpCode: 511, errorData: 0 }, '0000 ffff 00000000');
  assert.equal(faultOf(icmp, '0000 0604'), 'attribute-length-invalid');
  const tooLarge = { icmpType: 128, icmpCode: 0, errorData: 0 };
  assert.throws(() => assertAttribute(icmp, tooLarge, ''), RangeError);
});
