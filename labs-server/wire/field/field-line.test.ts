import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ascii } from '../testing/ascii.ts';
import type { Field } from './field.ts';
import { type FieldLineRules, readFieldSection } from './field-line.ts';
import { FieldReader } from './field-reader.ts';

const rules: FieldLineRules = {
  obsolete: 'accept',
  describe: (name) => ({
    meaning: `About ${name}.`,
    source: { standard: 'RFC 9110', section: '5' },
  }),
  protocolStatus: 400,
};

/** The section at the start of `text`, which is at byte 100 of its layer. */
function read(text: string, obsolete = rules.obsolete) {
  const reader = new FieldReader(ascii(text), 100);
  const section = readFieldSection(reader, { ...rules, obsolete });
  return { section, reader };
}

const namesOf = (field: Field | undefined): string[] =>
  (field?.children ?? []).map(({ name }) => name);

test('lines are read up to the empty one, with their place in the layer', () => {
  const { section, reader } = read('A: b\r\nc:d\r\n\r\nnot: read\r\n');
  assert.deepEqual(section, {
    fieldLines: [
      { name: 'A', value: 'b', range: { startBit: 800, bitLength: 48 } },
      { name: 'c', value: 'd', range: { startBit: 848, bitLength: 40 } },
    ],
  });
  assert.equal(reader.byteIndex, 11);
  assert.deepEqual(
    reader.fields.map(({ value, meaning }) => [value, meaning]),
    [
      ['A: b', 'About A.'],
      ['c: d', 'About c.'],
    ],
  );
});

test('OWS around the value is no part of it, and an empty value is a value', () => {
  const { section, reader } = read('A: \t b c \r\nB:\r\n\r\n');
  assert.ok('fieldLines' in section);
  assert.deepEqual(
    section.fieldLines.map(({ name, value }) => [name, value]),
    [
      ['A', 'b c'],
      ['B', ''],
    ],
  );
  const parts = ['field-name', 'colon', 'OWS', 'field-value', 'OWS', 'CRLF'];
  assert.deepEqual(namesOf(reader.fields[0]), parts);
  assert.deepEqual(namesOf(reader.fields[1]), ['field-name', 'colon', 'CRLF']);
});

test('RFC 9112 section 5.2: each obs-fold reads as one space', () => {
  const { section, reader } = read('A : b\r\n   c\r\n\t\r\n d\n\r\n');
  assert.ok('fieldLines' in section);
  assert.deepEqual(
    section.fieldLines.map(({ value }) => value),
    ['b c d'],
  );
  assert.deepEqual(namesOf(reader.fields[0]).slice(0, 3), ['field-name', 'whitespace', 'colon']);
  assert.equal(namesOf(reader.fields[0]).filter((name) => name === 'obs-fold').length, 3);
  assert.equal(namesOf(reader.fields[0]).at(-1), 'LF');
});

test('the first broken line ends the section; what was read before it stays', () => {
  const { section, reader } = read('A: b\r\nC : d\r\n\r\n', 'reject');
  assert.ok('broken' in section);
  const { code, range, protocolStatus } = section.broken;
  assert.deepEqual(
    { code, range, protocolStatus },
    {
      code: 'whitespace-before-colon',
      range: { start: 107, end: 108 },
      protocolStatus: 400,
    },
  );
  assert.equal(reader.fields.length, 1);
});

test('a line that is not whole yet is not read', () => {
  const { section } = read('A: b\r\nC: d');
  assert.ok('fieldLines' in section);
  assert.deepEqual(
    section.fieldLines.map(({ name }) => name),
    ['A'],
  );
});
