import assert from 'node:assert/strict';
import { test } from 'node:test';
import { xorMappedAddress } from './xor-mapped-address.ts';
import { assertAttribute, faultOf } from './testing/stun-bytes.ts';

test('RFC 8489 section 14.2: port and address stand XORed with cookie and transaction ID', () => {
  assertAttribute(xorMappedAddress, { address: '192.0.2.1', port: 32853 }, '0001 a147 e112a643');
  const address = '2001:db8:1234:5678:11:2233:4455:6677';
  assertAttribute(
    xorMappedAddress,
    { address, port: 32853 },
    '0002 a147 0113a9faa5d3f179bc25f4b5bed2b9d9',
  );
});

test('the family has as many bytes as it needs, and is 1 or 2', () => {
  assert.equal(faultOf(xorMappedAddress, '0003 0000 00000000'), 'address-family-invalid');
  assert.equal(faultOf(xorMappedAddress, '0002 0000 00000000'), 'address-family-invalid');
  assert.equal(faultOf(xorMappedAddress, '0001 0000'), 'attribute-length-invalid');
});

test('what is no IP address cannot be written', () => {
  const host = { address: 'localhost', port: 1 };
  assert.throws(() => assertAttribute(xorMappedAddress, host, ''), RangeError);
  assert.throws(
    () => assertAttribute(xorMappedAddress, { ...host, address: '::1', port: 65_536 }, ''),
    RangeError,
  );
});
