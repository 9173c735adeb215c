import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFixtures } from '../testing/hex-fixture.ts';
import { longTermKey, shortTermKey } from './credentials.ts';
import { addMessageIntegritySha256 } from './encode-message.ts';
import { judgeMessageIntegrity, judgeMessageIntegritySha256 } from './integrity.ts';
import {
  attributesMessage,
  decodeWhole,
  hmacSha1,
  hmacSha256,
  md5,
  sha256,
} from './testing/stun-bytes.ts';

const fixtures = readFixtures(new URL('fixtures/', import.meta.url));
const bytesOfFixture = (name: string) => {
  const found = fixtures.find((fixture) => fixture.name === name);
  return found ? found.bytes : assert.fail(name);
};

const password = 'VOkJxbRl1RmTxUk/WvJxBt';
const username = '\u{30de}\u{30c8}\u{30ea}\u{30c3}\u{30af}\u{30b9}';
const credential = { username, realm: 'example.org', password: 'TheMatrIX' };

function verdictOf(message: Uint8Array, key: Uint8Array): string {
  return judgeMessageIntegrity(message, decodeWhole(message).value.attributes, key, hmacSha1);
}

function sha256VerdictOf(message: Uint8Array, key: Uint8Array, leastBytes?: number): string {
  const { attributes } = decodeWhole(message).value;
  return judgeMessageIntegritySha256(message, attributes, key, hmacSha256, leastBytes);
}

test('RFC 8489 section 14.5: the vectors of RFC 5769 are valid with their password only', () => {
  for (const name of ['request', 'response-ipv4', 'response-ipv6']) {
    const message = bytesOfFixture(`rfc5769-${name}`);
    assert.equal(verdictOf(message, shortTermKey(password)), 'valid');
    assert.equal(verdictOf(message, shortTermKey(`${password}.`)), 'invalid');
    assert.equal(sha256VerdictOf(message, shortTermKey(password)), 'missing');
  }
  const longTerm = bytesOfFixture('rfc5769-long-term');
  assert.equal(verdictOf(longTerm, longTermKey(credential, md5)), 'valid');
  assert.equal(verdictOf(longTerm, longTermKey(credential, sha256)), 'invalid');
});

test('section 14.6: the vector of appendix B.1 is valid; one that is cut, where the usage allows it', () => {
  const message = bytesOfFixture('rfc8489-userhash');
  const key = longTermKey(credential, sha256);
  assert.equal(sha256VerdictOf(message, key), 'valid');
  assert.equal(verdictOf(message, key), 'missing');
  const cut = addMessageIntegritySha256(attributesMessage(''), key, (hmacKey, data) =>
    hmacSha256(hmacKey, shorten(data, 16)).subarray(0, 16),
  );
  assert.equal(sha256VerdictOf(cut, key, 16), 'valid');
  assert.equal(sha256VerdictOf(cut, key, 20), 'invalid');
  assert.equal(sha256VerdictOf(cut, key), 'invalid');
});

/** The same input with a length that counts a value of `valueLength` bytes. */
function shorten(data: Uint8Array, valueLength: number): Uint8Array {
  return Uint8Array.from(data.with(3, valueLength + 4));
}

test('a changed message is invalid', () => {
  const message = bytesOfFixture('rfc5769-request');
  for (const index of [1, 9, 30, 45]) {
    const changed = Uint8Array.from(message.with(index, (message[index] ?? 0) ^ 1));
    const { attributes } = decodeWhole(message).value;
    const verdict = judgeMessageIntegrity(changed, attributes, shortTermKey(password), hmacSha1);
    assert.equal(verdict, 'invalid');
  }
});
