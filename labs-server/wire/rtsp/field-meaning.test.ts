import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRegistry } from '../testing/iana-registry.ts';
import { rtspFieldMeaning } from './field-meaning.ts';

test('RFC 2326 section 12: each header field is explained, with its section', () => {
  const rows = readRegistry(new URL('fixtures/rfc2326-header-fields.csv', import.meta.url));
  assert.equal(rows.length, 44);
  for (const { first, meaning: name } of rows) {
    for (const written of [name, name.toLowerCase(), name.toUpperCase()]) {
      assert.equal(rtspFieldMeaning(written).source.section, `12.${first}`, written);
    }
  }
});

test('a field that is not in the list is one to ignore', () => {
  for (const name of ['X-Test', 'constructor', '']) {
    const { source, meaning } = rtspFieldMeaning(name);
    assert.equal(source.section, '12');
    assert.match(meaning, /ignores it/);
  }
});
