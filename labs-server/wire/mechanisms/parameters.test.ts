import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boolean, choice, integer, text } from './parameters.ts';

const meaning = 'A parameter.';

test('the first choice is the default unless another is named', () => {
  const choices = ['chunked', 'close'] as const;
  assert.equal(choice('framing', { meaning, choices }).default, 'chunked');
  assert.equal(choice('framing', { meaning, choices, default: 'close' }).default, 'close');
});

test('a parameter keeps its name, its bounds and what "not given" is', () => {
  const range = { meaning, default: null, minimum: 1, maximum: 9 };
  assert.deepEqual(integer('count', range), { name: 'count', type: 'integer', ...range });
  assert.deepEqual(boolean('allow', { meaning, default: true }), {
    name: 'allow',
    type: 'boolean',
    meaning,
    default: true,
  });
  assert.deepEqual(text('sizes', { meaning, default: '', maxLength: 5 }), {
    name: 'sizes',
    type: 'text',
    meaning,
    default: '',
    maxLength: 5,
  });
});
