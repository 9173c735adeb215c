import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { sourceUrl } from '../field/source-url.ts';
import { attributes, attributeTerm } from './attributes.ts';
import { lineTypes } from './line-types.ts';
import { token } from './subfield.ts';

/** The rows of a table of the standard, behind its origin and its head. */
function rowsOf(file: string): string[][] {
  const text = readFileSync(new URL(`fixtures/${file}`, import.meta.url), 'utf8');
  const [origin = '', , ...rows] = text.trimEnd().split('\n');
  assert.match(origin, /^# origin: /);
  return rows.map((row) => row.split(','));
}

test('the types of lines are those of RFC 8866, with its names and sections', () => {
  const ours = [...lineTypes].map(([type, { name, source }]) => [type, name, source.section]);
  assert.deepEqual(ours, rowsOf('rfc8866-line-types.csv'));
});

test('every attribute of RFC 8866 section 6 is explained, with its section', () => {
  for (const [name = '', value, section] of rowsOf('rfc8866-attributes.csv')) {
    const term = attributes.get(name);
    assert.deepEqual(term?.source, { standard: 'RFC 8866', section }, name);
    assert.equal(term.subfields.length === 0, value === '-', name);
  }
});

test('every attribute has a name, a meaning, and a standard that can be read', () => {
  for (const [name, { meaning, source, subfields }] of attributes) {
    assert.match(name, token.pattern);
    assert.match(meaning, /^[A-Z0-9].*\.$/, name);
    assert.ok(sourceUrl(source)?.includes('#'), `${name}: ${source.standard} ${source.section}`);
    for (const subfield of subfields) assert.match(subfield.meaning, /^.+\.$/, name);
  }
});

test('an attribute that nobody knows is to be ignored; case matters', () => {
  for (const name of ['nobody-knows', 'MID', 'constructor', '']) {
    assert.match(attributeTerm(name).meaning, /Not known here/);
  }
});
