import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unknownAttributes } from './unknown-attributes.ts';
import { assertAttribute, faultOf } from './testing/stun-bytes.ts';

test('RFC 8489 section 14.13: a list of types', () => {
  assertAttribute(unknownAttributes, [0x0013, 0x7fff, 0x001a], '0013 7fff 001a');
  assertAttribute(unknownAttributes, [], '');
  assert.equal(faultOf(unknownAttributes, '000013'), 'attribute-length-invalid');
});
