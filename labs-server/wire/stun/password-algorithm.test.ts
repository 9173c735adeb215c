import assert from 'node:assert/strict';
import { test } from 'node:test';
import { passwordAlgorithm } from './password-algorithm.ts';
import { assertAttribute, faultOf } from './testing/stun-bytes.ts';

const none = new Uint8Array(0);

test('RFC 8489 section 14.12: a number and parameters', () => {
  assertAttribute(passwordAlgorithm, { algorithm: 1, parameters: none }, '0001 0000');
  assertAttribute(passwordAlgorithm, { algorithm: 2, parameters: none }, '0002 0000');
  const parameters = Uint8Array.of(1, 2, 3, 4, 5);
  assertAttribute(passwordAlgorithm, { algorithm: 9, parameters }, '0009 0005 0102030405');
});

test('the parameters lie within the attribute and fill it', () => {
  assert.equal(faultOf(passwordAlgorithm, '0002 0004'), 'algorithm-parameters-length-invalid');
  assert.equal(
    faultOf(passwordAlgorithm, '0002 0000 00000000'),
    'algorithm-parameters-length-invalid',
  );
  assert.equal(faultOf(passwordAlgorithm, '0009 0001 01000000'), undefined);
  assert.equal(faultOf(passwordAlgorithm, '0002'), 'attribute-length-invalid');
});
