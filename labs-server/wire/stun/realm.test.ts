import assert from 'node:assert/strict';
import { test } from 'node:test';
import { realm } from './realm.ts';
import { assertAttribute, faultOf } from './testing/stun-bytes.ts';

test('RFC 8489 section 14.9: text in UTF-8', () => {
  assertAttribute(realm, 'example.org', '6578616d706c652e6f7267');
});

test('fewer than 128 characters are written, and up to 763 bytes are read', () => {
  assertAttribute(realm, 'é'.repeat(127), 'c3a9'.repeat(127));
  assert.throws(() => assertAttribute(realm, 'x'.repeat(128), ''), RangeError);
  assert.equal(faultOf(realm, '78'.repeat(763)), undefined);
  assert.equal(faultOf(realm, '78'.repeat(764)), 'attribute-length-invalid');
});
