import assert from 'node:assert/strict';
import { test } from 'node:test';
import { presets, rightResponse } from './presets.ts';

test('every preset but the first differs from the right response', () => {
  const changed = presets.filter(({ response }) => response !== rightResponse);
  assert.equal(changed.length, presets.length - 1);
  assert.equal(new Set(presets.map(({ response }) => response)).size, presets.length);
});

test('the right response has the chunk sizes of the lecture: 25 and 1A', () => {
  assert.match(rightResponse, /\n25\nThis[^\n]+\n\n1A\nand[^\n]+\n0\n\n$/);
});
