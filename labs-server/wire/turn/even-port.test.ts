import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evenPort } from './even-port.ts';
import { assertAttribute, faultOf } from '../stun/testing/stun-bytes.ts';

test('RFC 8656 section 18.7: one bit counts', () => {
  assertAttribute(evenPort, true, '80');
  assertAttribute(evenPort, false, '00');
  assert.equal(faultOf(evenPort, '80000000'), 'attribute-length-invalid');
});
