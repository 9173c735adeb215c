import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dontFragment } from './dont-fragment.ts';
import { assertAttribute, faultOf } from '../stun/testing/stun-bytes.ts';

test('RFC 8656 section 18.9: it has no value', () => {
  assertAttribute(dontFragment, true, '');
  assert.equal(faultOf(dontFragment, '00'), 'attribute-length-invalid');
});
