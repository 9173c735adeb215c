import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hexText } from './bytes.ts';
import { longTermKey, shortTermKey, userhashOf } from './credentials.ts';
import { md5, sha256 } from './testing/stun-bytes.ts';

test('RFC 8489 section 9.1.1: the key of a short-term credential is the password', () => {
  assert.equal(hexText(shortTermKey('é')), 'c3a9');
});

test('section 9.2.2: the example of a long-term key', () => {
  const credential = { username: 'user', realm: 'realm', password: 'pass' };
  assert.equal(hexText(longTermKey(credential, md5)), '8493fbc53ba582fb4c044c456bdc40eb');
});

test('section 14.4: USERHASH is SHA-256 of user name, colon and realm', () => {
  const hash = userhashOf(
    '\u{30de}\u{30c8}\u{30ea}\u{30c3}\u{30af}\u{30b9}',
    'example.org',
    sha256,
  );
  assert.equal(hexText(hash).slice(0, 16), '4a3cf38fef6992bd');
});
