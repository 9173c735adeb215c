import assert from 'node:assert/strict';
import { test } from 'node:test';
import { realm } from './realm.ts';
import { assertAttribute, faultOf } from './testing/stun-bytes.ts';

test('RFC 8489 section 14.9: text in UTF-8', () => {
  assertAttribute(realm, 'example.org', '6578616d706c652e6f7267');
});

test('at most 763 bytes', () => {
  assertAttribute(realm, 'x'.repeat(763), '78'.repeat(763));
  assert.throws(() => assertAttribute(realm, 'x'.repeat(764), ''), RangeError);
  assert.equal(faultOf(realm, '78'.repeat(764)), 'attribute-length-invalid');
});
