import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseHex } from '../field/parse-hex.ts';
import { attribute, type AttributeDraft } from './attribute.ts';
import { hexText } from './bytes.ts';
import { longTermKey, shortTermKey, userhashOf } from './credentials.ts';
import {
  addFingerprint,
  addMessageIntegrity,
  addMessageIntegritySha256,
  encodeStunMessage,
} from './encode-message.ts';
import { iceControlled } from './ice-controlled.ts';
import type { MessageClass } from './message-type.ts';
import { nonce } from './nonce.ts';
import { passwordAlgorithm, passwordAlgorithms } from './password-algorithm.ts';
import { priority } from './priority.ts';
import { realm } from './realm.ts';
import { software } from './software.ts';
import { bytesOf, hmacSha1, hmacSha256, md5, sha256, transactionId } from './testing/stun-bytes.ts';
import { userhash } from './userhash.ts';
import { username } from './username.ts';
import { xorMappedAddress } from './xor-mapped-address.ts';

function vector(name: string): string {
  const bytes = parseHex(readFileSync(new URL(`fixtures/${name}.hex`, import.meta.url), 'utf8'));
  return hexText(bytes ?? new Uint8Array(0));
}

const shortTerm = shortTermKey('VOkJxbRl1RmTxUk/WvJxBt');
const matrix = '\u{30de}\u{30c8}\u{30ea}\u{30c3}\u{30af}\u{30b9}';
/** The password as OpaqueString and SASLprep leave it. */
const credential = { username: matrix, realm: 'example.org', password: 'TheMatrIX' };
const longTermTransaction = bytesOf('78ad3433c6ad72c029da412e');

/** Short-term credentials, a fingerprint, and padding of spaces, as in RFC 5769 sections 2.1 to 2.3. */
function signed(messageClass: MessageClass, attributes: readonly AttributeDraft[]): string {
  const draft = { messageClass, method: 1, transactionId, attributes };
  const message = encodeStunMessage(draft, { paddingByte: 0x20 });
  return hexText(addFingerprint(addMessageIntegrity(message, shortTerm, hmacSha1)));
}

test('RFC 5769 section 2.1: the request is written bit by bit', () => {
  const written = signed('request', [
    attribute(software, 'STUN test client'),
    attribute(priority, 0x6e0001ff),
    attribute(iceControlled, 0x932ff9b151263b36n),
    attribute(username, 'evtj:h6vY'),
  ]);
  assert.equal(written, vector('rfc5769-request'));
});

const respond = (address: string) =>
  signed('success response', [
    attribute(software, 'test vector'),
    attribute(xorMappedAddress, { address, port: 32853 }),
  ]);

test('RFC 5769 sections 2.2 and 2.3: the responses are written bit by bit', () => {
  assert.equal(respond('192.0.2.1'), vector('rfc5769-response-ipv4'));
  const ipv6 = '2001:db8:1234:5678:11:2233:4455:6677';
  assert.equal(respond(ipv6), vector('rfc5769-response-ipv6'));
});

test('RFC 5769 section 2.4: the request with long-term credentials is written bit by bit', () => {
  const message = encodeStunMessage({
    messageClass: 'request',
    method: 1,
    transactionId: longTermTransaction,
    attributes: [
      attribute(username, matrix),
      attribute(nonce, 'f//499k954d6OL34oL9FSTvy64sA'),
      attribute(realm, credential.realm),
    ],
  });
  const written = addMessageIntegrity(message, longTermKey(credential, md5), hmacSha1);
  assert.equal(hexText(written), vector('rfc5769-long-term'));
});

test('RFC 8489 appendix B.1: the request with USERHASH and SHA-256 is written bit by bit', () => {
  const algorithm = passwordAlgorithms['SHA-256'];
  const message = encodeStunMessage({
    messageClass: 'request',
    method: 1,
    transactionId: longTermTransaction,
    attributes: [
      attribute(userhash, userhashOf(matrix, credential.realm, sha256)),
      attribute(nonce, 'obMatJos2AAACf//499k954d6OL34oL9FSTvy64sA'),
      attribute(realm, credential.realm),
      attribute(passwordAlgorithm, { algorithm, parameters: new Uint8Array(0) }),
    ],
  });
  const written = addMessageIntegritySha256(message, longTermKey(credential, sha256), hmacSha256);
  assert.equal(hexText(written), vector('rfc8489-userhash'));
});

test('a transaction ID has 12 bytes, and a message at most 65,535 after its header', () => {
  const draft = { messageClass: 'request', method: 1, attributes: [] } as const;
  const short = { ...draft, transactionId: new Uint8Array(11) };
  assert.throws(() => encodeStunMessage(short), RangeError);
  const attributes = Array.from({ length: 90 }, () => attribute(software, 'x'.repeat(763)));
  assert.throws(() => encodeStunMessage({ ...draft, transactionId, attributes }), RangeError);
});
