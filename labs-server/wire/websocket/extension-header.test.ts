import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseExtensions } from './extension-header.ts';

test('RFC 6455 section 9.1: several lines are one list, in order', () => {
  assert.deepEqual(parseExtensions(['foo', 'bar; baz=2']), parseExtensions(['foo, bar; baz=2']));
  assert.deepEqual(parseExtensions(['deflate-stream, mux; max-channels=4; flow-control, ']), [
    { name: 'deflate-stream', parameters: [] },
    {
      name: 'mux',
      parameters: [
        { name: 'max-channels', value: '4' },
        { name: 'flow-control', value: null },
      ],
    },
  ]);
});

test('a quoted value means the same as the token in it', () => {
  assert.deepEqual(parseExtensions(['a; b = "c\\d"']), parseExtensions(['a;b=cd']));
});

test('what is no token breaks the grammar', () => {
  for (const value of ['a b', 'a; b=', 'a; =b', 'a; b="c d"', 'a; b="c', 'a;;b', '"a"']) {
    assert.equal(parseExtensions([value]), null, value);
  }
  assert.deepEqual(parseExtensions([]), []);
});
