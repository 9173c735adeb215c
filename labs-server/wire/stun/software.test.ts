import assert from 'node:assert/strict';
import { test } from 'node:test';
import { software } from './software.ts';
import { assertAttribute, faultOf } from './testing/stun-bytes.ts';

test('RFC 8489 section 14.14: text in UTF-8', () => {
  assertAttribute(software, 'test vector', '7465737420766563746f72');
});

test('fewer than 128 characters are written, and up to 763 bytes are read', () => {
  assertAttribute(software, 'é'.repeat(127), 'c3a9'.repeat(127));
  assert.throws(() => assertAttribute(software, 'x'.repeat(128), ''), RangeError);
  assert.equal(faultOf(software, '78'.repeat(763)), undefined);
  assert.equal(faultOf(software, '78'.repeat(764)), 'attribute-length-invalid');
});
