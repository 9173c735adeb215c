import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRestUsername, restCredential } from './rest-credential.ts';

test('the password is the HMAC-SHA1 of the user name, in base64', () => {
  // Made by: printf %s 1700000000:ab12 | openssl dgst -sha1 -hmac north -binary | base64
  assert.deepEqual(restCredential('north', 1_700_000_000, 'ab12'), {
    username: '1700000000:ab12',
    password: '9/aCM+T5dzzM5n7JTIUjl9Job3E=',
  });
});

test('a user name tells when it expires', () => {
  assert.deepEqual(readRestUsername('1700000000:ab12'), {
    expiresAtSeconds: 1_700_000_000,
    name: 'ab12',
  });
  for (const other of ['ab12', '1700000000:', ':ab12', '1700000000:x y', '-1:ab', '1e3:ab']) {
    assert.equal(readRestUsername(other), null, other);
  }
});
