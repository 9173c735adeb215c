import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { beginningOf, fingerprintOf, shortCode } from './fingerprints.ts';

const digest = async (text: string) => new Uint8Array(createHash('sha256').update(text).digest());
const alice = 'sha-256 11:22:33:44:55:66:77:88';
const carol = 'sha-256 AA:BB:CC:DD:EE:FF:00:11';
const mallory = 'sha-256 99:99:99:99:99:99:99:99';

test('RFC 8122 section 5: the fingerprint of a description is its hash function and its bytes', () => {
  assert.equal(fingerprintOf(`v=0\r\na=fingerprint:${alice}\r\na=setup:actpass\r\n`), alice);
  assert.equal(fingerprintOf('v=0\r\n'), null);
  assert.equal(beginningOf(alice), '11:22:33:44:55:66:…');
});

test('both sides have the same code when each has the certificate of the other', async () => {
  assert.equal(await shortCode(alice, carol, digest), await shortCode(carol, alice, digest));
  assert.match(await shortCode(alice, carol, digest), /^\d{3} \d{3} \d{3} \d{3}$/);
});

test('RFC 8826 section 4.3.2.2: with somebody in the middle the codes differ', async () => {
  const atAlice = await shortCode(alice, mallory, digest);
  assert.notEqual(atAlice, await shortCode(carol, mallory, digest));
});
