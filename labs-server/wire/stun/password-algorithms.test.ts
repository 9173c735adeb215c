import assert from 'node:assert/strict';
import { test } from 'node:test';
import { passwordAlgorithmList } from './password-algorithms.ts';
import { assertAttribute, faultOf } from './testing/stun-bytes.ts';

const none = new Uint8Array(0);

test('RFC 8489 section 14.11: one algorithm after the other, each padded', () => {
  const [sha256, md5] = [2, 1].map((algorithm) => ({ algorithm, parameters: none }));
  assert.ok(sha256 && md5);
  assertAttribute(passwordAlgorithmList, [sha256, md5], '0002 0000 0001 0000');
  const other = { algorithm: 9, parameters: Uint8Array.of(1) };
  assertAttribute(passwordAlgorithmList, [other, md5], '0009 0001 01000000 0001 0000');
});

test('the parameters of each lie within the attribute', () => {
  assert.equal(
    faultOf(passwordAlgorithmList, '0002 0008 00000000'),
    'algorithm-parameters-length-invalid',
  );
  assert.equal(faultOf(passwordAlgorithmList, '0002 00'), 'attribute-length-invalid');
});
