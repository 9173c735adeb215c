import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitByLength } from './split-by-length.ts';

const split = (text: string): readonly string[] =>
  splitByLength(new TextEncoder().encode(text), 'b').map((part) => new TextDecoder().decode(part));

const part = (length: string, data: string): string => `--b\r\n${length}\r\n${data}\r\n`;

test('a Content-Length that is exact jumps over a delimiter in the data', () => {
  const data = 'one\r\n--b\r\ntwo';
  const body = `${part('Content-Length: 13\r\n', data)}${part('Content-Length: 3\r\n', 'end')}--b--\r\n`;
  assert.deepEqual(split(body), [data, 'end']);
});

test('one that is too small cuts the data, and one that is too large swallows the next part', () => {
  const short = `${part('Content-Length: 2\r\n', 'first')}${part('', 'second')}--b--\r\n`;
  assert.deepEqual(split(short), ['fi', 'second']);
  const long = `${part('Content-Length: 12\r\n', 'first')}${part('', 'second')}${part('', 'third')}--b--\r\n`;
  assert.deepEqual(split(long), ['first\r\n--b\r\n', 'third']);
});

test('without a Content-Length, or without a last delimiter, the data go up to what there is', () => {
  assert.deepEqual(split(`${part('', 'first')}--b\r\n\r\nsecond`), ['first', 'second']);
  assert.deepEqual(split('no multipart at all'), []);
});
