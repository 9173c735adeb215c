import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseContentLength } from './content-length.ts';

test('Content-Length is one decimal number, perhaps with leading zeros', () => {
  assert.equal(parseContentLength(['0']), 0);
  assert.equal(parseContentLength(['0042']), 42);
  assert.equal(parseContentLength([' 42 ']), 42);
});

test('repeated values and lists must agree', () => {
  assert.equal(parseContentLength(['42', '42']), 42);
  assert.equal(parseContentLength(['42, 042']), 42);
  assert.equal(parseContentLength(['42', '43']), null);
  assert.equal(parseContentLength(['42,']), null);
});

test('what is not 1*DIGIT is no length', () => {
  for (const value of ['', '-1', '+1', '1.0', '1e3', '0x1', '1 2', '\u0661']) {
    assert.equal(parseContentLength([value]), null, value);
  }
  assert.equal(parseContentLength([]), null);
});

test('a length beyond 2^53 - 1 is 2^53 - 1', () => {
  assert.equal(parseContentLength(['9'.repeat(400)]), Number.MAX_SAFE_INTEGER);
});
