import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lifetime } from './lifetime.ts';
import { assertAttribute, faultOf } from '../stun/testing/stun-bytes.ts';

test('RFC 8656 section 18.2: seconds in 32 bits', () => {
  assertAttribute(lifetime, 600, '00000258');
  assertAttribute(lifetime, 0, '00000000');
  assert.equal(faultOf(lifetime, '0258'), 'attribute-length-invalid');
  assert.throws(() => assertAttribute(lifetime, 2 ** 32, ''), RangeError);
});
