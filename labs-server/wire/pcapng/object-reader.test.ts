import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createObjectReader } from './object-reader.ts';

test('properties of the right type are read', () => {
  const reader = createObjectReader({
    run: 3,
    time: 1.5,
    on: true,
    name: 'a',
    list: [1],
    none: null,
  });
  assert.equal(reader.integer('run', 0, 9), 3);
  assert.equal(reader.number('time'), 1.5);
  assert.equal(reader.boolean('on'), true);
  assert.equal(reader.text('name'), 'a');
  assert.equal(reader.choice('name', ['b', 'a']), 'a');
  assert.deepEqual(reader.list('list'), [1]);
  assert.equal(reader.nullable('none', reader.text), null);
  assert.equal(reader.nullable('name', reader.text), 'a');
  assert.equal(reader.problem, null);
});

test('the first property that is wrong is named, and a value stands in for it', () => {
  const reader = createObjectReader({ run: 1.5, name: 7 });
  assert.equal(reader.integer('run', 1, 9), 1);
  assert.equal(reader.text('name'), '');
  assert.equal(reader.problem, '"run" is not an integer from 1 to 9');
});

test('what is no object has no properties, not even inherited ones', () => {
  for (const value of [null, 7, 'text', undefined]) {
    const reader = createObjectReader(value);
    assert.equal(reader.text('name'), '');
    assert.equal(reader.problem, '"name" is not a text');
  }
  const reader = createObjectReader({});
  assert.deepEqual(reader.list('constructor'), []);
  assert.equal(reader.problem, '"constructor" is not a list');
});
