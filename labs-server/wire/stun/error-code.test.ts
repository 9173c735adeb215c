import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorCode } from './error-code.ts';
import { assertAttribute, faultOf } from './testing/stun-bytes.ts';

test('RFC 8489 section 14.8: class, number and reason', () => {
  assertAttribute(errorCode, { code: 420, reason: 'No' }, '00000414 4e6f');
  assertAttribute(errorCode, { code: 300, reason: '' }, '00000300');
  assertAttribute(errorCode, { code: 699, reason: 'é' }, '00000663 c3a9');
});

test('the class is 3 to 6 and the number at most 99', () => {
  assert.equal(faultOf(errorCode, '00000200'), 'error-code-invalid');
  assert.equal(faultOf(errorCode, '00000700'), 'error-code-invalid');
  assert.equal(faultOf(errorCode, '00000464'), 'error-code-invalid');
  assert.equal(faultOf(errorCode, '000004'), 'attribute-length-invalid');
  assert.throws(() => assertAttribute(errorCode, { code: 299, reason: '' }, ''), RangeError);
  assert.throws(
    () => assertAttribute(errorCode, { code: 400, reason: 'x'.repeat(128) }, ''),
    RangeError,
  );
});

test('a reason of fewer than 128 characters is written, and up to 763 bytes are read', () => {
  const reason = 'é'.repeat(127);
  assertAttribute(errorCode, { code: 400, reason }, `00000400${'c3a9'.repeat(127)}`);
  assert.equal(faultOf(errorCode, `00000400${'78'.repeat(763)}`), undefined);
  assert.equal(faultOf(errorCode, `00000400${'78'.repeat(764)}`), 'attribute-length-invalid');
});
