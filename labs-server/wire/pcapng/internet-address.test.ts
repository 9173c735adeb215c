import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isIpv4, toIpv4Bytes, toIpv6Bytes } from './internet-address.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

test('dotted decimal is IPv4, also in the IPv4-mapped form', () => {
  assert.ok(isIpv4('10.1.2.3') && isIpv4('::ffff:10.1.2.3') && !isIpv4('::1'));
  assert.equal(hex(toIpv4Bytes('10.1.2.3')), '0a010203');
  assert.equal(hex(toIpv4Bytes('::ffff:10.1.2.3')), '0a010203');
});

test('IPv6 texts of RFC 4291 section 2.2 become their 16 bytes', () => {
  const vectors = {
    '2001:DB8:0:0:8:800:200C:417A': '20010db80000000000080800200c417a',
    '2001:DB8::8:800:200C:417A': '20010db80000000000080800200c417a',
    'FF01::101': 'ff010000000000000000000000000101',
    '::1': '00000000000000000000000000000001',
    '::': '00000000000000000000000000000000',
    'fe80::1%eth0': 'fe800000000000000000000000000001',
    '10.1.2.3': '00000000000000000000ffff0a010203',
  };
  for (const [text, bytes] of Object.entries(vectors)) assert.equal(hex(toIpv6Bytes(text)), bytes);
});

test('a text that is no address becomes zeros', () => {
  assert.equal(hex(toIpv4Bytes('localhost')), '00000000');
  assert.equal(hex(toIpv4Bytes('1.2.3.400')), '00000000');
  assert.equal(hex(toIpv6Bytes('1:2:zz::')), '0'.repeat(32));
});
