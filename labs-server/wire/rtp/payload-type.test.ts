import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRegistry } from '../testing/iana-registry.ts';
import { encodingName, payloadTypeTerm } from './payload-type.ts';

const tables = readRegistry(new URL('fixtures/rfc3551-payload-types.csv', import.meta.url));
/** What the tables write where no encoding has the type. */
const without = ['reserved', 'unassigned', 'dynamic'];

test('RFC 3551 section 6: every payload type has the encoding of tables 4 and 5, or none', () => {
  let rows = 0;
  for (const { first, last, meaning } of tables) {
    for (let type = first; type <= last; type += 1) {
      assert.equal(encodingName(type), without.includes(meaning) ? null : meaning, String(type));
      rows += 1;
    }
  }
  assert.equal(rows, 128);
});

test('types from 96 on are what the session description says', () => {
  for (const { first, last, meaning } of tables) {
    for (let type = first; type <= last; type += 1) {
      const isDynamic = payloadTypeTerm(type).meaning.startsWith('A dynamic type');
      assert.equal(isDynamic, meaning === 'dynamic', String(type));
    }
  }
});
