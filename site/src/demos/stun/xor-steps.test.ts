import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFixtures } from '@wireside/labs-server/wire/testing/hex-fixture.ts';
import { hexText } from '@wireside/labs-server/wire/stun/bytes.ts';
import { decodeStunMessage } from '@wireside/labs-server/wire/stun/decode-message.ts';
import { xorSteps } from './xor-steps.ts';

const folder = new URL('../../../../labs-server/wire/stun/fixtures/', import.meta.url);

function stepsOf(name: string) {
  const fixture = readFixtures(folder).find((one) => one.name.includes(name));
  assert.ok(fixture, `there is a vector ${name}`);
  const result = decodeStunMessage(fixture.bytes, { atEnd: true, byteOffset: 0 });
  assert.equal(result.status, 'complete');
  return result.status === 'complete' ? xorSteps(result.value, fixture.bytes) : null;
}

test('the vector of RFC 5769 section 2.2: a147 is port 32853, and e112a643 is 192.0.2.1', () => {
  const steps = stepsOf('rfc5769-response-ipv4');
  assert.equal(steps?.family, 'IPv4');
  assert.equal(hexText(steps?.port.wire ?? new Uint8Array()), 'a147');
  assert.equal(hexText(steps?.port.key ?? new Uint8Array()), '2112');
  assert.equal(hexText(steps?.port.plain ?? new Uint8Array()), '8055');
  assert.equal(steps?.port.text, '32853');
  assert.equal(hexText(steps?.address.wire ?? new Uint8Array()), 'e112a643');
  assert.equal(hexText(steps?.address.plain ?? new Uint8Array()), 'c0000201');
  assert.equal(steps?.address.text, '192.0.2.1');
});

test('an IPv6 address is XORed with the cookie and the transaction ID (RFC 5769 section 2.3)', () => {
  const steps = stepsOf('rfc5769-response-ipv6');
  assert.equal(steps?.family, 'IPv6');
  assert.equal(hexText(steps?.address.key ?? new Uint8Array()), '2112a442b7e7a701bc34d686fa87dfae');
  assert.equal(steps?.address.text, '2001:db8:1234:5678:11:2233:4455:6677');
});

test('a request has no mapped address', () => {
  assert.equal(stepsOf('rfc5769-request'), null);
});
