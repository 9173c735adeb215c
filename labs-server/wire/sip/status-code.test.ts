import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRegistry } from '../testing/iana-registry.ts';
import { sipStatusCodes, statusTerm } from './status-code.ts';

test('every response code of the registry is explained by the RFC that it refers to', () => {
  const rows = readRegistry(new URL('fixtures/iana-response-codes.csv', import.meta.url));
  assert.deepEqual(
    sipStatusCodes,
    rows.map(({ first }) => first),
  );
  for (const { first, description: standard } of rows) {
    assert.equal(statusTerm(first).source.standard, standard, String(first));
  }
});

test('RFC 3261 section 8.1.3.2: a code that is not known means what the x00 of its class does', () => {
  assert.match(statusTerm(199 - 1).meaning, /under way/);
  assert.match(statusTerm(431).meaning, /failed here/);
  assert.match(statusTerm(699).meaning, /everywhere/);
});
