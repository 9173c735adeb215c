import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oneOf } from './one-of.ts';

test('a name that a trace keeps is one of the known ones, or it is refused', () => {
  const names = ['up', 'down'] as const;
  assert.equal(oneOf(names, 'down'), 'down');
  assert.throws(() => oneOf(names, 'left'), new TypeError('expected one of up, down'));
  for (const value of [undefined, null, 1, ['up']]) {
    assert.throws(() => oneOf(names, value), TypeError);
  }
});
