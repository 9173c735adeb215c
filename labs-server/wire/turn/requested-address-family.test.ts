import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requestedAddressFamily } from './requested-address-family.ts';
import { assertAttribute, bytesOf, decodeAlone, faultOf } from '../stun/testing/stun-bytes.ts';

test('RFC 8656 section 18.6: a family, and 24 bits that are ignored', () => {
  assertAttribute(requestedAddressFamily, 1, '01000000');
  assertAttribute(requestedAddressFamily, 2, '02000000');
  assert.equal(faultOf(requestedAddressFamily, '01'), 'attribute-length-invalid');
});

test('another number is for the server to refuse', () => {
  assert.deepEqual(decodeAlone(requestedAddressFamily, bytesOf('07000000')).value, 7);
});
