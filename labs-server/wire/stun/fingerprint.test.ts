import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fingerprint, fingerprintOf } from './fingerprint.ts';
import { assertAttribute, attributesMessage, faultOf } from './testing/stun-bytes.ts';

test('RFC 8489 section 14.7: 32 bits', () => {
  const message = attributesMessage('');
  const value = fingerprintOf(Uint8Array.from(message.with(3, 8)));
  assertAttribute(fingerprint, value, value.toString(16).padStart(8, '0'));
  assert.equal(faultOf(fingerprint, '00'), 'attribute-length-invalid');
});

test('RFC 5769 section 2.1: CRC-32 of the message before it, XORed with "STUN"', () => {
  const zeros = fingerprintOf(new Uint8Array(0));
  assert.equal(zeros, 0x5354554e);
});
