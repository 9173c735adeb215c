import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressErrorCode } from './address-error-code.ts';
import { assertAttribute, faultOf } from '../stun/testing/stun-bytes.ts';

test('RFC 8656 section 18.12: family, class, number and reason', () => {
  assertAttribute(addressErrorCode, { family: 2, code: 440, reason: 'No' }, '02000428 4e6f');
  assert.equal(faultOf(addressErrorCode, '02000700'), 'error-code-invalid');
  assert.equal(faultOf(addressErrorCode, '0200'), 'attribute-length-invalid');
});
