import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mappedAddress } from './mapped-address.ts';
import { assertAttribute, faultOf } from './testing/stun-bytes.ts';

test('RFC 8489 section 14.1: port and address stand as they are', () => {
  assertAttribute(mappedAddress, { address: '192.0.2.1', port: 32853 }, '0001 8055 c0000201');
  const address = '2001:db8:1234:5678:11:2233:4455:6677';
  assertAttribute(
    mappedAddress,
    { address, port: 32853 },
    '0002 8055 20010db8123456780011223344556677',
  );
});

test('the family has as many bytes as it needs, and is 1 or 2', () => {
  assert.equal(faultOf(mappedAddress, '0003 0000 00000000'), 'address-family-invalid');
  assert.equal(faultOf(mappedAddress, '0002 0000 00000000'), 'address-family-invalid');
  assert.equal(faultOf(mappedAddress, '0001 0000'), 'attribute-length-invalid');
});

test('what is no IP address cannot be written', () => {
  const host = { address: 'localhost', port: 1 };
  assert.throws(() => assertAttribute(mappedAddress, host, ''), RangeError);
  assert.throws(
    () => assertAttribute(mappedAddress, { ...host, address: '::1', port: 65_536 }, ''),
    RangeError,
  );
});
