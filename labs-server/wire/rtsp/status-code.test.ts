import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRegistry } from '../testing/iana-registry.ts';
import { statusTerm } from './status-code.ts';

const rows = readRegistry(new URL('fixtures/rfc2326-status-codes.csv', import.meta.url));
const classMeanings = [1, 2, 3, 4, 5].map((kind) => statusTerm(`${kind}99`).meaning);

test('RFC 2326 section 7.1.1: each status code is explained, with the section that defines it', () => {
  assert.equal(rows.length, 44);
  for (const { first, description: section } of rows) {
    const { source, meaning } = statusTerm(String(first));
    const isRedirection = first >= 300 && first < 400;
    assert.equal(source.section, section || (isRedirection ? '11.2' : '7.1.1'), String(first));
    assert.ok(!classMeanings.includes(meaning), `${first}: ${meaning}`);
  }
});

test('a code that is not in the list has the meaning of its first digit', () => {
  assert.deepEqual(classMeanings, [
    'In progress.',
    'Success.',
    'Go elsewhere.',
    'The client erred.',
    'The server erred.',
  ]);
});
