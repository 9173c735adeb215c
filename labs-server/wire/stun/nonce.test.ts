import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nonce } from './nonce.ts';
import { assertAttribute, faultOf } from './testing/stun-bytes.ts';

test('RFC 8489 section 14.10: text in UTF-8', () => {
  assertAttribute(nonce, 'f//499k954d6', '662f2f3439396b3935346436');
});

test('at most 763 bytes', () => {
  assertAttribute(nonce, 'x'.repeat(763), '78'.repeat(763));
  assert.throws(() => assertAttribute(nonce, 'x'.repeat(764), ''), RangeError);
  assert.equal(faultOf(nonce, '78'.repeat(764)), 'attribute-length-invalid');
});
