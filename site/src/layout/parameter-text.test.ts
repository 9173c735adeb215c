import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultOf, valuesOf } from './parameter-text.ts';

const common = { name: 'p', meaning: 'm' };

test('each type of parameter says its values and its default', () => {
  const integer = { ...common, type: 'integer', default: null, minimum: 1, maximum: 9 } as const;
  assert.equal(valuesOf(integer), '1 to 9');
  assert.equal(defaultOf(integer), '–');
  const choice = { ...common, type: 'choice', default: 'a', choices: ['a', 'b', 'c'] } as const;
  assert.equal(valuesOf(choice), 'a, b or c');
  assert.equal(defaultOf(choice), 'a');
  const boolean = { ...common, type: 'boolean', default: false } as const;
  assert.equal(valuesOf(boolean), 'true or false');
  assert.equal(defaultOf(boolean), 'false');
  const text = { ...common, type: 'text', default: '', maxLength: 20 } as const;
  assert.equal(valuesOf(text), 'text of at most 20 characters');
  assert.equal(defaultOf(text), '–');
});
