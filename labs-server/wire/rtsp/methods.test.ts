import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRegistry } from '../testing/iana-registry.ts';
import { methodTerm } from './methods.ts';

test('RFC 2326 section 6.1: each method has the section that defines it', () => {
  const rows = readRegistry(new URL('fixtures/rfc2326-methods.csv', import.meta.url));
  assert.equal(rows.length, 11);
  for (const { first, meaning: method } of rows) {
    assert.equal(methodTerm(method).source.section, `10.${first}`, method);
  }
});

test('the method is case-sensitive: another one is an extension', () => {
  for (const method of ['play', 'GET', 'toString']) {
    assert.equal(methodTerm(method).source.section, '10', method);
  }
});
