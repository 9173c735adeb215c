import assert from 'node:assert/strict';
import { test } from 'node:test';
import { username } from './username.ts';
import { assertAttribute, faultOf } from './testing/stun-bytes.ts';

test('RFC 8489 section 14.3: text in UTF-8', () => {
  assertAttribute(username, 'マトリックス', 'e3839ee38388e383aae38383e382afe382b9');
});

test('fewer than 509 bytes are written, and up to 763 are read, as RFC 5389 had them', () => {
  assertAttribute(username, 'x'.repeat(508), '78'.repeat(508));
  assert.throws(() => assertAttribute(username, 'x'.repeat(509), ''), RangeError);
  assert.equal(faultOf(username, '78'.repeat(763)), undefined);
  assert.equal(faultOf(username, '78'.repeat(764)), 'attribute-length-invalid');
});
