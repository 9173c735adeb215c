import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRegistry } from '../testing/iana-registry.ts';
import { methodTerm, sipMethods } from './methods.ts';

test('every method of the registry is explained by the RFC that it refers to', () => {
  const rows = readRegistry(new URL('fixtures/iana-methods.csv', import.meta.url));
  assert.deepEqual(
    sipMethods,
    rows.map(({ meaning }) => meaning),
  );
  for (const { meaning: method, description: standard } of rows) {
    assert.equal(methodTerm(method).source.standard, standard, method);
  }
});

test('RFC 3261 section 7.1: methods are case-sensitive, and others are extensions', () => {
  for (const method of ['invite', 'GET', 'toString']) {
    assert.match(methodTerm(method).meaning, /501/);
  }
});
