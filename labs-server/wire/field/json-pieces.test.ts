import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ascii } from '../testing/ascii.ts';
import { splitJson } from './json-pieces.ts';

test('the pieces tile the text: each bracket, comma, member or element once', () => {
  const text = ' [ {"a":[1,2]} , "b\\",]" ] ';
  const pieces = splitJson(ascii(text), 0, text.length);
  assert.deepEqual(
    pieces.map(({ kind, start, end }) => [kind, text.slice(start, end)]),
    [
      ['structural', ' [ '],
      ['item', '{"a":[1,2]} '],
      ['structural', ', '],
      ['item', '"b\\",]" '],
      ['structural', '] '],
    ],
  );
});
