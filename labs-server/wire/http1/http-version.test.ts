import assert from 'node:assert/strict';
import { test } from 'node:test';
import { httpVersionTerm, parseHttpVersion } from './http-version.ts';

/** The code of what is wrong with `text`. */
function faultOf(text: string): string | null {
  const version = parseHttpVersion(text);
  return 'code' in version ? `${version.code} ${version.protocolStatus}` : null;
}

test('a version is HTTP/ and two digits, in upper case', () => {
  assert.deepEqual(parseHttpVersion('HTTP/1.1'), { major: 1, minor: 1 });
  assert.deepEqual(parseHttpVersion('HTTP/1.0'), { major: 1, minor: 0 });
  for (const text of ['', 'http/1.1', 'HTTP/1', 'HTTP/1.10', 'HTTP/1.1 ', 'HTTP 1.1']) {
    assert.equal(faultOf(text), 'http-version-malformed 400', text);
  }
});

test('another major version is answered by 505', () => {
  assert.equal(faultOf('HTTP/2.0'), 'http-version-not-supported 505');
});

test('HTTP/1.0 has no chunked coding, and says so', () => {
  assert.match(httpVersionTerm({ major: 1, minor: 0 }).meaning, /no chunked coding/);
  assert.match(httpVersionTerm({ major: 1, minor: 1 }).meaning, /may be chunked/);
});
