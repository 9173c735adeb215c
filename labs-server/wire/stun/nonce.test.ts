import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nonce } from './nonce.ts';
import { assertAttribute, faultOf } from './testing/stun-bytes.ts';

test('RFC 8489 section 14.10: text in UTF-8', () => {
  assertAttribute(nonce, 'f//499k954d6', '662f2f3439396b3935346436');
});

test('fewer than 128 characters are written, and up to 763 bytes are read', () => {
  assertAttribute(nonce, 'é'.repeat(127), 'c3a9'.repeat(127));
  assert.throws(() => assertAttribute(nonce, 'x'.repeat(128), ''), RangeError);
  assert.equal(faultOf(nonce, '78'.repeat(763)), undefined);
  assert.equal(faultOf(nonce, '78'.repeat(764)), 'attribute-length-invalid');
});
