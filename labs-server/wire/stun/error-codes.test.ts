import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRegistry } from '../testing/iana-registry.ts';
import { errorMeaning, errorReason } from './error-codes.ts';

const registry = readRegistry(new URL('fixtures/iana-error-codes.csv', import.meta.url));

test('the reason phrases are those that are registered', () => {
  for (const { first, last, meaning } of registry) {
    const expected = /^(Reserved|Unassigned)/.test(meaning) ? null : meaning;
    for (let code = first; code <= last; code += 1) assert.equal(errorReason(code), expected);
  }
});

test('every code has a meaning', () => {
  assert.match(errorMeaning(420), /understood/);
  assert.match(errorMeaning(499), /class 4/);
});
