import assert from 'node:assert/strict';
import { test } from 'node:test';
import { piecesOf } from './inline-code.ts';

test('text between backticks is code', () => {
  assert.deepEqual(piecesOf('Also `id:` and `retry:`.'), [
    { text: 'Also ', isCode: false },
    { text: 'id:', isCode: true },
    { text: ' and ', isCode: false },
    { text: 'retry:', isCode: true },
    { text: '.', isCode: false },
  ]);
});

test('a backtick without a partner stays', () => {
  assert.deepEqual(piecesOf('a ` b'), [{ text: 'a ` b', isCode: false }]);
});
