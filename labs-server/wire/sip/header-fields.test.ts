import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRegistry } from '../testing/iana-registry.ts';
import { canonicalName, isRegistered, sipFieldNames } from './header-fields.ts';
import { sipFieldMeaning } from './header-meaning.ts';

const rows = readRegistry(new URL('fixtures/iana-header-fields.csv', import.meta.url));

test('every header field of the registry is known, in any case and in its compact form', () => {
  assert.deepEqual(
    sipFieldNames,
    rows.map(({ meaning }) => meaning),
  );
  for (const { meaning: name, description: compact } of rows) {
    assert.equal(canonicalName(name.toUpperCase()), name);
    if (compact !== '') assert.equal(canonicalName(compact), name, compact);
  }
  assert.equal(rows.filter(({ description }) => description !== '').length, 19);
});

test('RFC 3261 section 20: each of its fields is explained with its section', () => {
  const [accept, authenticate] = ['Accept', 'www-authenticate'].map(sipFieldMeaning);
  assert.equal(accept?.source.section, '20.1');
  assert.equal(authenticate?.source.section, '20.44');
  const sections = sipFieldNames
    .map((name) => sipFieldMeaning(name).source)
    .filter(({ standard, section }) => standard === 'RFC 3261' && section.startsWith('20.'));
  assert.equal(new Set(sections.map(({ section }) => section)).size, 44);
});

test('a field that is not registered is one to ignore, and to pass on', () => {
  for (const name of ['X-Test', 'constructor', '__proto__', '']) {
    assert.equal(isRegistered(name), false);
    assert.match(sipFieldMeaning(name).meaning, /ignores it, and a proxy passes it on/);
  }
  assert.match(sipFieldMeaning('P-Charge-Info').meaning, /registered with IANA/);
});
