import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chunkedText, parseSizes, wireBytes } from './chunked-text.ts';

test('a chunk-size counts octets in hexadecimal, not characters', () => {
  assert.equal(chunkedText('řeka', [3]), '3\nře\n2\nka\n0\n\n');
});

test('the CR LF inside chunk-data is counted, the one after it is not', () => {
  const body = 'This is the data in the first chunk\n';
  assert.match(chunkedText(body, []), /^25\n/);
});

test('on the wire every line ends in CR LF, and so does the empty trailer section', () => {
  const text = new TextDecoder().decode(wireBytes(chunkedText('Hello', [])));
  assert.equal(text, '5\r\nHello\r\n0\r\n\r\n');
});

test('sizes that are no positive integers are left out', () => {
  assert.deepEqual(parseSizes('5, x 10,-1, 0'), [5, 10]);
});

test('a line with the sign for a lone LF ends in LF alone', () => {
  assert.deepEqual(wireBytes('5¶\nHello\n'), new TextEncoder().encode('5\nHello\r\n'));
});
