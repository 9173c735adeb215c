import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFragment } from './sdp-fragment.ts';

const fragmentOf = (usernameFragment: string, password = 'x'.repeat(22)): string =>
  [
    `a=ice-ufrag:${usernameFragment}`,
    `a=ice-pwd:${password}`,
    'm=audio 9 RTP/AVP 0',
    'a=mid:0',
  ].join('\r\n');

test('RFC 8839 section 5.1: an ice-char is a letter, a digit, "+" or "/", and nothing else', () => {
  assert.ok(readFragment(fragmentOf('aZ0+/')).ok);
  assert.ok(!readFragment(fragmentOf('abc_')).ok);
  assert.ok(!readFragment(fragmentOf('abcd', `${'x'.repeat(21)}_`)).ok);
  assert.ok(!readFragment(fragmentOf('abc')).ok);
});
