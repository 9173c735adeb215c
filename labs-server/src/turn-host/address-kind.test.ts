import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressKind, plainAddress } from './address-kind.ts';

const cases = {
  never: `0.0.0.0 0.1.2.3 169.254.1.1 224.0.0.1 239.1.1.1 255.255.255.255 240.0.0.1 :: ::ffff:127.0.0.1
    ::ffff:10.0.0.1 ::127.0.0.1 64:ff9b::a00:1 2002:7f00:1:: 2001:0:c000:201::1 ff02::1 fe80::1 febf::1 address 127.1 127.0.0.1.`,
  loopback: '127.0.0.1 127.255.255.254 ::1',
  private: '10.0.0.1 172.16.0.1 172.31.0.1 192.168.1.1 100.64.0.1 fd00::1 fc00::1',
  public: '8.8.8.8 172.32.0.1 100.128.0.1 203.0.113.7 2001:db8::1 192.169.0.1',
} as const;

for (const [kind, addresses] of Object.entries(cases)) {
  test(`addresses that are ${kind}`, () => {
    for (const address of addresses.split(/\s+/)) assert.equal(addressKind(address), kind, address);
  });
}

test('an IPv4-mapped IPv6 address is plainly IPv4 (RFC 4291 section 2.5.5.2), and no other is changed', () => {
  assert.equal(plainAddress('::ffff:192.0.2.7'), '192.0.2.7');
  for (const address of ['192.0.2.7', '::1', '::ffff:0:1', '2001:db8::ffff:1']) {
    assert.equal(plainAddress(address), address);
  }
});
