import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alternateDomain } from './alternate-domain.ts';
import { assertAttribute, faultOf } from './testing/stun-bytes.ts';

test('RFC 8489 section 14.16: text in UTF-8', () => {
  assertAttribute(alternateDomain, 'stun.example', '7374756e2e6578616d706c65');
});

test('at most 255 bytes', () => {
  assertAttribute(alternateDomain, 'x'.repeat(255), '78'.repeat(255));
  assert.throws(() => assertAttribute(alternateDomain, 'x'.repeat(256), ''), RangeError);
  assert.equal(faultOf(alternateDomain, '78'.repeat(256)), 'attribute-length-invalid');
});
