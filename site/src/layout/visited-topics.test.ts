import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseVisited } from './visited-topics.ts';

test('kept topics are read back', () => {
  assert.deepEqual(parseVisited('["a","b"]'), new Set(['a', 'b']));
});

test('nothing, damaged text and other shapes count as no topic', () => {
  for (const text of [null, '', '{', '7', '{"a":1}', '[1,null]']) {
    assert.deepEqual(parseVisited(text), new Set(), String(text));
  }
});
