import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indicesOf, matchesAt } from './indices-of.ts';
import { latin1Bytes } from './bytes.ts';

const search = (text: string, pattern: string) =>
  indicesOf(latin1Bytes(text), latin1Bytes(pattern));

test('every occurrence is found, each after the end of the one before', () => {
  assert.deepEqual(search('abcabcab', 'abc'), [0, 3]);
  assert.deepEqual(search('aaaa', 'aa'), [0, 2]);
  assert.deepEqual(search('aab', 'ab'), [1]);
});

test('a pattern that is empty, longer than the bytes or not whole is not found', () => {
  assert.deepEqual(search('abc', ''), []);
  assert.deepEqual(search('ab', 'abc'), []);
  assert.equal(matchesAt(latin1Bytes('ab'), 1, latin1Bytes('bc')), false);
});
