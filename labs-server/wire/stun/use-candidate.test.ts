import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useCandidate } from './use-candidate.ts';
import { assertAttribute, faultOf } from './testing/stun-bytes.ts';

test('RFC 8445 section 16.1: it has no value', () => {
  assertAttribute(useCandidate, true, '');
  assert.equal(faultOf(useCandidate, '00'), 'attribute-length-invalid');
});
