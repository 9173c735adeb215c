import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ascii } from '../testing/ascii.ts';
import { assertTiles } from '../testing/decoder-properties.ts';
import { FieldReader } from './field-reader.ts';
import { parseJson, readJsonText } from './json-text.ts';

const source = { standard: 'RFC 8259', section: '3' };

/** Names and values of the fields of `text`, one level deep. */
function read(text: string): unknown[] {
  const bytes = ascii(text);
  const reader = new FieldReader(bytes, 5);
  const term = { name: 'payload', meaning: 'All.', source };
  readJsonText(reader, bytes.length, term, ({ index, memberName }) => ({
    name: memberName ?? `item ${index}`,
    meaning: 'One.',
    source,
  }));
  assertTiles(reader.fields, 5, 5 + bytes.length);
  const [field] = reader.fields;
  return (field?.children ?? []).map(({ name, value }) => (value === null ? name : [name, value]));
}

test('the elements of an array are located, with commas and brackets as fields of their own', () => {
  assert.deepEqual(read('["a",1,[2,"]"],true]'), [
    'begin-array',
    ['item 0', 'a'],
    'value-separator',
    ['item 1', 1],
    'value-separator',
    ['item 2', '[2,"]"]'],
    'value-separator',
    ['item 3', true],
    'end-array',
  ]);
});

test('the members of an object are named as it names them', () => {
  assert.deepEqual(read(' { "a\\"," : {"b": "}"} , "c":null } '), [
    'begin-object',
    ['a",', '{"b":"}"}'],
    'value-separator',
    ['c', 'null'],
    'end-object',
  ]);
  assert.deepEqual(read('{"__proto__":1}'), ['begin-object', ['__proto__', 1], 'end-object']);
});

test('an empty array, and a value that is neither array nor object', () => {
  assert.deepEqual(read('[]'), ['begin-array', 'end-array']);
  assert.deepEqual(read('[ ]'), ['begin-array', 'end-array']);
  assert.deepEqual(read('"text"'), []);
});

test('what is no JSON is null, not an error', () => {
  for (const text of ['', '{', '[1,]', 'nul', `${'['.repeat(200_000)}`]) {
    const bytes = ascii(text);
    assert.equal(parseJson(bytes, { start: 0, end: bytes.length }), null);
  }
  assert.deepEqual(parseJson(ascii('null'), { start: 0, end: 4 }), { value: null });
});
