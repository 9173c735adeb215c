import assert from 'node:assert/strict';
import { test } from 'node:test';
import { additionalAddressFamily } from './additional-address-family.ts';
import { assertAttribute, bytesOf, decodeAlone, faultOf } from '../stun/testing/stun-bytes.ts';

test('RFC 8656 section 18.11: a family, and 24 bits that are ignored', () => {
  assertAttribute(additionalAddressFamily, 1, '01000000');
  assertAttribute(additionalAddressFamily, 2, '02000000');
  assert.equal(faultOf(additionalAddressFamily, '01'), 'attribute-length-invalid');
});

test('another number is for the server to refuse', () => {
  assert.deepEqual(decodeAlone(additionalAddressFamily, bytesOf('07000000')).value, 7);
});
