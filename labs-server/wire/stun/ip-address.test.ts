import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ipBytes, ipText } from './ip-address.ts';

const canonical = (text: string) => {
  const bytes = ipBytes(text);
  return bytes === null ? null : ipText(bytes);
};

test('an IPv4 address is four numbers up to 255', () => {
  assert.equal(canonical('192.0.2.1'), '192.0.2.1');
  for (const text of ['192.0.2', '192.0.2.256', '192.0.2.01', '1.2.3.4.5', '', 'a.b.c.d']) {
    assert.equal(ipBytes(text), null, text);
  }
});

test('RFC 5952 section 4: IPv6 addresses have one canonical text', () => {
  assert.equal(
    canonical('2001:db8:1234:5678:11:2233:4455:6677'),
    '2001:db8:1234:5678:11:2233:4455:6677',
  );
  assert.equal(canonical('2001:0DB8:0:0:1:0:0:1'), '2001:db8::1:0:0:1');
  assert.equal(canonical('2001:db8:0:1:1:1:1:1'), '2001:db8:0:1:1:1:1:1');
  assert.equal(canonical('2001:0:0:1:0:0:0:1'), '2001:0:0:1::1');
  assert.equal(canonical('::'), '::');
  assert.equal(canonical('::1'), '::1');
  assert.equal(canonical('fe80::'), 'fe80::');
  assert.equal(canonical('::ffff:192.0.2.1'), '::ffff:c000:201');
});

test('what is no IPv6 address has no bytes', () => {
  const texts = [':', ':::', '1::2::3', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', '12345::', 'g::'];
  for (const text of [...texts, '1:2:3:4:5:6:7::8', 'fe80::1%eth0', '1.2.3.4::']) {
    assert.equal(ipBytes(text), null, text);
  }
});
