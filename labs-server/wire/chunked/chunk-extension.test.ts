import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FieldReader } from '../field/field-reader.ts';
import { ascii } from '../testing/ascii.ts';
import { endOfExtensions, readExtensions } from './chunk-extension.ts';

const endIn = (text: string): number => endOfExtensions(ascii(text), 0, text.length);
const read = (text: string) => readExtensions(new FieldReader(ascii(text)), text.length);

test('RFC 9112 section 7.1.1: a name, perhaps with a token or a quoted-string as its value', () => {
  assert.deepEqual(read(';a;b=c;d="e;\\"f"'), [
    { name: 'a', value: null },
    { name: 'b', value: 'c' },
    { name: 'd', value: '"e;\\"f"' },
  ]);
  assert.deepEqual(read(''), []);
});

test('bad whitespace round semicolon and equals is accepted', () => {
  assert.deepEqual(read(' \t;\ta = b'), [{ name: 'a', value: 'b' }]);
});

test('the extensions end where none can be read', () => {
  assert.equal(endIn(';a;'), 2);
  assert.equal(endIn(';a=b c'), 4);
  assert.equal(endIn('a=b'), 0);
  assert.equal(endIn(';a="unclosed'), 2);
});

test('its parts tile the field', () => {
  const text = ' ;a=b;c';
  const reader = new FieldReader(ascii(text));
  readExtensions(reader, text.length);
  const parts = reader.fields[0]?.children.map(({ name }) => name);
  assert.deepEqual(parts, [
    'BWS',
    'semicolon',
    'chunk-ext-name',
    'equals',
    'chunk-ext-val',
    'semicolon',
    'chunk-ext-name',
  ]);
  assert.equal(reader.byteIndex, text.length);
});
